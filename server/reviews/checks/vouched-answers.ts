import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

/** What the applicant vouches for fails until staff override it, and stays worth a look from then on. */
export function vouchedAnswers({ vouched }: CaseFile): AutomaticCheck[] {
  if (vouched.length === 0) return [];
  return [
    {
      check: "vouched_answers",
      outcome: vouched.every(({ overridden }) => overridden) ? "attention" : "failed",
      details: Object.fromEntries(vouched.map(({ field, code }) => [field, code])),
      matches: [],
    },
  ];
}
