import type { PaymentError } from "#server/gateway/mock/objects/payment-intent.ts";

/** Why a wallet refuses or a payer gives up; decline codes as the gateway reports them. */
export const WALLET_DECLINES = [
  "insufficient_funds",
  "credit_limit_exceeded",
  "huabei_not_available",
  "card_declined",
  "payment_method_customer_decline",
  "incorrect_password",
  "password_locked",
] as const;
export type WalletDecline = (typeof WALLET_DECLINES)[number];

const MESSAGES: Record<WalletDecline, string> = {
  insufficient_funds: "The payer's balance and bound card do not cover the payment.",
  credit_limit_exceeded: "The payer's Huabei limit is too low for this amount.",
  huabei_not_available: "The payer has no Huabei, or does not want to open it.",
  card_declined: "The payer's bank declined the card.",
  payment_method_customer_decline: "The payer declined the payment.",
  incorrect_password: "The payment password was wrong too many times.",
  password_locked: "The payment password is locked after too many wrong tries.",
};

export function declineOf(reason: WalletDecline): PaymentError {
  return {
    type: "card_error",
    code: "payment_intent_payment_attempt_failed",
    decline_code: reason,
    message: MESSAGES[reason],
  };
}

export function isWalletDecline(code: string | null | undefined): code is WalletDecline {
  return WALLET_DECLINES.some((known) => known === code);
}
