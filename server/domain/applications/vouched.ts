import { businessNumberFault } from "#server/domain/fields/business-number.ts";
import { checkAnswers, type RequirementFacts } from "./requirements.ts";

/** Fields that may break a rule if the applicant vouches for them: staff override the rule, or send the field back. */
export const OVERRIDABLE_FIELDS = ["business.creditCode"] as const;
export type OverridableField = (typeof OVERRIDABLE_FIELDS)[number];

/** An answer handed in although it breaks a rule, and which. */
export interface Vouched {
  field: OverridableField;
  code: string;
}

/** What was vouched for among the answers that this kind of merchant is asked for. */
export function vouchedFor(facts: Pick<RequirementFacts, "answers" | "today">): Vouched[] {
  const { business } = checkAnswers(facts).answers;
  const code = business === undefined ? null : businessNumberFault(business.creditCode);
  return code === null ? [] : [{ field: "business.creditCode", code }];
}
