import type { WalletDecline } from "./declines.ts";
import type { WalletPlan } from "./wallet-plan.ts";

/** What may be done instead of a payment that was refused; the wallet's words for each are in `refusal-words.ts`. */
export const WAYS_ON = [
  "longer_plan",
  "instalments",
  "merchant_bears",
  "promotion",
  "smaller_amount",
  "other_method",
  "other_payer",
  "when_unlocked",
  "ask_bank",
  "new_order",
] as const;
export type WayOn = (typeof WAYS_ON)[number];

/** The longest plan that counters usually offer: its payer has none longer to go to. */
const LONGEST_USUAL = 12;

/** The ways on from one refusal, likeliest first (S11). No reason is without one. */
export function waysOn(reason: WalletDecline, plan: WalletPlan | null): readonly WayOn[] {
  switch (reason) {
    case "insufficient_funds":
      return plan === null ? ["instalments", "other_method"] : [...cheaperStart(plan), "other_method"];
    case "credit_limit_exceeded":
      return [...cheaperPlan(plan), "smaller_amount", "other_method"];
    case "huabei_not_available":
      return ["other_method", "other_payer"];
    case "card_declined":
      return ["ask_bank", "other_method"];
    case "password_locked":
    case "incorrect_password":
      return ["other_method", "other_payer", "when_unlocked"];
    case "payment_method_customer_decline":
      return ["new_order"];
  }
}

/** A longer plan begins with a smaller payment; one whose fee the merchant bears, too. */
function cheaperStart(plan: WalletPlan): WayOn[] {
  return [...(plan.term < LONGEST_USUAL ? (["longer_plan"] as const) : []), ...cheaperPlan(plan)];
}

/** Without the buyer's fee less is financed. */
function cheaperPlan(plan: WalletPlan | null): WayOn[] {
  return plan !== null && plan.buyerFeeFen > 0 ? ["merchant_bears", "promotion"] : [];
}
