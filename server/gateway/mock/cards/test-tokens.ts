import type { PaymentError } from "../objects/payment-intent.ts";

/** Cards that decline at once, by Stripe's test ids. */
const DECLINED: Partial<Record<string, PaymentError>> = {
  pm_card_chargeDeclined: {
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    message: "Your card was declined.",
  },
  pm_card_chargeDeclinedInsufficientFunds: {
    type: "card_error",
    code: "card_declined",
    decline_code: "insufficient_funds",
    message: "Your card has insufficient funds.",
  },
};

/** Its payer disputes the charge as soon as it is made. */
export const DISPUTING = "pm_card_createDispute";

export function declineOfToken(token: string | null): PaymentError | null {
  return DECLINED[token ?? ""] ?? null;
}

/** One of Stripe's ready-made methods: each use makes a payment method of its own. */
export function isTestToken(id: string): boolean {
  return id.startsWith("pm_card_") || id === "pm_alipay";
}
