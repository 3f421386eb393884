import type { CardFacts } from "#server/domain/payments/cards.ts";
import { readTestToken, TEST_CARDS, type TestCard } from "#server/domain/payments/test-cards.ts";
import type { PaymentError } from "../objects/payment-intent.ts";

type Decline = Pick<PaymentError, "code" | "decline_code" | "message">;

const declined = (decline_code: string, message: string): Decline => ({
  code: "card_declined",
  decline_code,
  message,
});

/** Cards that whoever issued them declines at once, in Stripe's codes. */
const DECLINED: Partial<Record<TestCard, Decline>> = {
  chargeDeclined: declined("generic_decline", "Your card was declined."),
  chargeDeclinedInsufficientFunds: declined("insufficient_funds", "Your card has insufficient funds."),
  chargeDeclinedLostCard: declined("lost_card", "Your card was reported as lost."),
  chargeDeclinedStolenCard: declined("stolen_card", "Your card was reported as stolen."),
  chargeDeclinedVelocityLimitExceeded: declined("card_velocity_exceeded", "Your card is over its limit."),
  chargeDeclinedExpiredCard: {
    code: "expired_card",
    decline_code: "expired_card",
    message: "Your card has expired.",
  },
  chargeDeclinedProcessingError: {
    code: "processing_error",
    decline_code: "processing_error",
    message: "An error occurred while processing your card. Try again in a little bit.",
  },
};

/** Its payer disputes the charge as soon as it is made. */
export const DISPUTING: TestCard = "createDispute";

/** The card that a test id stands for. */
export function cardOfToken(token: string | null): TestCard | null {
  return token === null ? null : (readTestToken(token)?.card ?? null);
}

/** What everybody may know of that card; Stripe's plain Visa where there is no test id. */
export function factsOfToken(token: string | null): CardFacts {
  return TEST_CARDS[cardOfToken(token) ?? "visa"];
}

export function declineOfToken(token: string | null): PaymentError | null {
  const decline = DECLINED[cardOfToken(token) ?? "visa"];
  return decline === undefined ? null : { type: "card_error", ...decline };
}

/** One of Stripe's ready-made methods, or one of the simulated reader's: each use makes a payment method of its own. */
export function isTestToken(id: string): boolean {
  return cardOfToken(id) !== null || id === "pm_alipay";
}
