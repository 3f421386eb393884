import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** Whether every paper that this merchant needs is there and valid. */
export function documentsComplete({ requirements }: CaseFile): AutomaticCheck {
  const codes = new Map(
    requirements.errors.filter(({ reason }) => reason === null).map(({ field, code }) => [field, code]),
  );
  const due = requirements.currentlyDue.filter((field) => field.startsWith("documents."));
  return {
    check: "documents_complete",
    outcome: due.length === 0 ? "passed" : "failed",
    details: Object.fromEntries(due.map((field) => [field, codes.get(field) ?? "missing"])),
    matches: [],
  };
}
