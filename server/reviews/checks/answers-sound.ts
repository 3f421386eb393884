import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** Whether every answer keeps its rules: check characters, age, shape, dates. Names the rule that each of the others breaks. */
export function answersSound({ requirements }: CaseFile): AutomaticCheck {
  const faults = requirements.errors.filter(
    ({ reason, field }) => reason === null && !field.startsWith("documents."),
  );
  return {
    check: "answers_sound",
    outcome: faults.length === 0 ? "passed" : "failed",
    details: Object.fromEntries(faults.map(({ field, code }) => [field, code])),
    matches: [],
  };
}
