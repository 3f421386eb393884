import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";

type Decision = CaseFile["decisions"][number];

/** Flags that still stand on fields of a case, the oldest first. */
export function openFlags(decisions: readonly Decision[]): (Decision & { field: string })[] {
  return decisions.flatMap((decision) =>
    decision.kind === "flag" && decision.resolvedAt === null && decision.field !== null
      ? [{ ...decision, field: decision.field }]
      : [],
  );
}
