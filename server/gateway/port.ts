import type { Fen, Ppm } from "#server/domain/money/fen.ts";

/** An instalment plan as the gateway must charge it: our words, mapped at the gateway's edge. */
export interface IntentPlan {
  term: number;
  bearer: "buyer" | "seller";
  ratePpm: Ppm;
  remainder: "first" | "last";
  /** Asia/Shanghai calendar date the schedule counts from, `YYYY-MM-DD`. */
  purchasedOn: string;
  quoteHash: string;
}

export interface CreateIntentInput {
  paymentId: string;
  orderNumber: string;
  amountFen: Fen;
  method: "alipay" | "huabei" | "bank_card" | "qr";
  plan: IntentPlan | null;
  merchant: { id: string; name: string };
}

/** Why the payer could not pay, in words the terminal and the merchant can act on. */
export const FAILURE_REASONS = [
  "insufficient_balance",
  "limit_too_low",
  "huabei_not_available",
  "card_declined",
  "payer_refused",
  "password_wrong",
  "password_locked",
  "gateway_refused",
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

export interface GatewayIntent {
  id: string;
  status: "awaiting_payer" | "succeeded" | "failed" | "canceled";
  amountFen: Fen;
  /** Our payment id, carried as metadata; null on an intent that we did not make. */
  paymentId: string | null;
  payUrl: string | null;
  chargeId: string | null;
  failureReason: FailureReason | null;
}

export interface RefundInput {
  intentId: string;
  amountFen: Fen;
  /** Our refund id, carried as metadata. */
  refundId: string;
}

export interface GatewayRefund {
  id: string;
  status: "pending" | "succeeded" | "failed";
  amountFen: Fen;
  intentId: string | null;
  refundId: string | null;
  failureReason: string | null;
}

/** A verified notice from the gateway; `intent` or `refund` is the object as it was when the event happened. */
export interface GatewayEvent {
  id: string;
  type: string;
  occurredAt: Date;
  intent: GatewayIntent | null;
  refund: GatewayRefund | null;
}

/**
 * The outside payment gateway. Every call has a timeout and is safe to repeat with the same key; every failure
 * is a `GatewayError`. An answer that never came may still have taken effect: ask again with the same key.
 */
export interface PaymentGateway {
  /** Makes and confirms an intent that waits for its payer. */
  createIntent(input: CreateIntentInput, idempotencyKey: string): Promise<GatewayIntent>;
  retrieveIntent(intentId: string): Promise<GatewayIntent>;
  /** Refused with reason `intent_not_cancelable` once the payer has paid. */
  cancelIntent(intentId: string, idempotencyKey: string): Promise<GatewayIntent>;
  refund(input: RefundInput, idempotencyKey: string): Promise<GatewayRefund>;
  retrieveRefund(gatewayRefundId: string): Promise<GatewayRefund>;
  /** The event in a webhook's raw body; refused as `signature_invalid` unless the gateway signed it, as `event_malformed` when it is none. */
  readWebhook(rawBody: string, signature: string): GatewayEvent;
  /** Resolves when the gateway answers at all. */
  probe(): Promise<void>;
}

/** Reasons for which an event is refused whoever sent it: to send it again changes nothing. */
export const WEBHOOK_REFUSALS: readonly string[] = ["signature_invalid", "event_malformed"];

/** The gateway refused, failed or did not answer. `retryable`: the same call with the same key may yet work. */
export class GatewayError extends Error {
  readonly reason: string;
  readonly retryable: boolean;

  constructor(reason: string, message: string, retryable: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = "GatewayError";
    this.reason = reason;
    this.retryable = retryable;
  }
}
