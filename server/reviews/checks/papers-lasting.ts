import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** Papers that end soon: they are valid today, and will be asked for again before long. */
export function papersLasting({ documents }: CaseFile): AutomaticCheck[] {
  const dated = documents.filter(({ expiry }) => expiry !== null);
  if (dated.length === 0) return [];
  const ending = dated.flatMap(({ slot, expiry }) =>
    expiry?.state === "expiring" ? [[`documents.${slot}`, expiry.until] as const] : [],
  );
  return [
    {
      check: "papers_lasting",
      outcome: ending.length === 0 ? "passed" : "attention",
      details: Object.fromEntries(ending),
      matches: [],
    },
  ];
}
