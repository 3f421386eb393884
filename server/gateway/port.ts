import type { InstalmentStatus } from "#server/domain/contracts/status.ts";
import type { Fen, Ppm } from "#server/domain/money/fen.ts";
import type { CardFacts, PresentedCard } from "#server/domain/payments/cards.ts";
import type { StatementLine } from "#server/domain/reconciliations/statement.ts";

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
  /** The card at the reader, which pays by itself once the intent is confirmed; null where the payer is to come. */
  card: PresentedCard | null;
  merchant: { id: string; name: string };
  /** From then on nobody shall be able to pay, where a gateway can be told so. */
  expiresAt: Date;
}

/** Why the payer could not pay, in words the terminal and the merchant can act on. */
export const FAILURE_REASONS = [
  "insufficient_balance",
  "limit_too_low",
  "huabei_not_available",
  "card_declined",
  "card_expired",
  "card_lost",
  "card_limit_exceeded",
  "pin_wrong",
  "pin_locked",
  "issuer_unavailable",
  "payer_refused",
  "password_wrong",
  "password_locked",
  "gateway_refused",
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

export interface GatewayIntent {
  id: string;
  status: "awaiting_payer" | "succeeded" | "failed" | "canceled";
  /** Null where the gateway knows nothing of an order before its payer came; never of one that was paid. */
  amountFen: Fen | null;
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

/** Where a refund is found again: its own id at the gateway, and the intent it gives back from. */
export interface RefundRef {
  id: string;
  intentId: string;
}

export interface GatewayRefund {
  id: string;
  status: "pending" | "succeeded" | "failed";
  amountFen: Fen;
  intentId: string | null;
  refundId: string | null;
  failureReason: string | null;
}

/** One repayment of a plan, as the channel has it. */
export interface GatewayInstalment {
  period: number;
  status: InstalmentStatus;
  /** What refunds took off its principal. */
  reducedFen: Fen;
  lateFeeFen: Fen;
  paidFen: Fen;
  paidAt: Date | null;
}

/** What the payer of a payment in instalments owes the channel, and how it is repaid. */
export interface GatewayPlan {
  id: string;
  paymentId: string | null;
  /** Where the payer repays it. */
  payUrl: string | null;
  /** Rises with every change. */
  revision: number;
  /** Whether the whole payment was given back, so that nothing is owed. */
  isRefunded: boolean;
  instalments: GatewayInstalment[];
}

/** A verified notice from the gateway; `intent`, `refund` or `plan` is the object as it was when the event happened. */
export interface GatewayEvent {
  id: string;
  type: string;
  occurredAt: Date;
  intent: GatewayIntent | null;
  refund: GatewayRefund | null;
  plan: GatewayPlan | null;
}

/** What came to the address for notices, as it came. */
export interface WebhookDelivery {
  body: string;
  headers: Headers;
}

/**
 * The outside payment gateway. Every call has a timeout and is safe to repeat with the same key; every failure
 * is a `GatewayError`. An answer that never came may still have taken effect: ask again with the same key. A gateway
 * without keys goes by the payment's and the refund's own id, which the keys are made of.
 */
export interface PaymentGateway {
  /** What kind of card this is; charges nothing. Refused as `cards_not_taken` where no card is. */
  readCard(token: string): Promise<CardFacts>;
  /** Makes an intent that waits for its payer, or, with a card, for its confirmation: nothing is charged before. */
  createIntent(input: CreateIntentInput, idempotencyKey: string): Promise<GatewayIntent>;
  /** Charges the card of an intent: it succeeds or fails. One that has ended meanwhile is answered as it is. */
  confirmIntent(intentId: string, idempotencyKey: string): Promise<GatewayIntent>;
  retrieveIntent(intentId: string): Promise<GatewayIntent>;
  /** Refused with reason `intent_not_cancelable` once the payer has paid. */
  cancelIntent(intentId: string, idempotencyKey: string): Promise<GatewayIntent>;
  refund(input: RefundInput, idempotencyKey: string): Promise<GatewayRefund>;
  retrieveRefund(refund: RefundRef): Promise<GatewayRefund>;
  /** How the repayments of an intent stand; null where the channel tells nobody, or has no plan of it. */
  retrievePlan(intentId: string): Promise<GatewayPlan | null>;
  /**
   * The gateway's statement of what moved from one instant to another, both included, some thousands of lines at a time.
   * Refused as `no_statement` by a gateway that makes none.
   */
  readStatement(window: { first: Date; last: Date }): AsyncIterable<StatementLine[]>;
  /** The event in a notice; refused as `signature_invalid` unless the gateway signed it, as `event_malformed` when it is none. */
  readWebhook(delivery: WebhookDelivery): GatewayEvent;
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
