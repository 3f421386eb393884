import type { Metadata } from "#server/gateway/mock/http/metadata.ts";
import { settleFunding } from "#server/gateway/mock/payers/funding.ts";
import { type EventCause, emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { cardOfToken, DISPUTING } from "../cards/test-tokens.ts";
import { nowSeconds } from "../gateway.ts";
import { bookBalance } from "./balance-transaction.ts";
import { type ChargeFailure, type ChargeRecord, newCharge } from "./charge.ts";
import { openDispute } from "./dispute.ts";
import type { PaymentIntentRecord } from "./payment-intent.ts";
import type { PaymentMethodRecord } from "./payment-method.ts";

/** Makes the charge of one attempt, and captures it unless that is left to the merchant. */
export function chargeIntent(
  cause: EventCause,
  intent: PaymentIntentRecord,
  attempt: { failure: ChargeFailure | null; paidBy?: Metadata },
): ChargeRecord {
  const { failure, paidBy = {} } = attempt;
  const { store } = cause.gateway;
  const id = intent.payment_method ?? "";
  const method = store.find<PaymentMethodRecord>("payment_method", cause.account, id);
  const charge = newCharge(intent, nowSeconds(cause.gateway), { method, failure });
  charge.metadata = { ...charge.metadata, ...paidBy };
  if (failure === null && intent.capture_method !== "manual") capture(cause, charge, charge.amount);
  store.save(cause.account, charge);
  emitEvent(cause, { type: failure === null ? "charge.succeeded" : "charge.failed", object: charge });
  if (failure === null && cardOfToken(method?.test_token ?? null) === DISPUTING) openDispute(cause, charge);
  return charge;
}

export function captureCharge(cause: EventCause, intent: PaymentIntentRecord, amount: number): void {
  const charge = heldCharge(cause, intent);
  capture(cause, charge, amount);
  charge.statement_descriptor = intent.statement_descriptor;
  charge.statement_descriptor_suffix = intent.statement_descriptor_suffix;
  charge.application_fee_amount = intent.application_fee_amount;
  cause.gateway.store.save(cause.account, charge);
  settleFunding(cause, charge);
  emitEvent(cause, { type: "charge.captured", object: charge });
}

/** Gives back what was held and never taken, which Stripe shows as refunded. */
export function releaseCharge(cause: EventCause, intent: PaymentIntentRecord): void {
  const charge = heldCharge(cause, intent);
  charge.amount_refunded = charge.amount;
  charge.refunded = true;
  cause.gateway.store.save(cause.account, charge);
  settleFunding(cause, charge);
  emitEvent(cause, { type: "charge.refunded", object: charge });
}

function capture(cause: EventCause, charge: ChargeRecord, amount: number): void {
  const { currency, description, id } = charge;
  charge.captured = true;
  charge.amount_captured = amount;
  charge.balance_transaction = bookBalance(cause, {
    amount,
    currency,
    description,
    source: id,
    type: "charge",
  });
}

function heldCharge(cause: EventCause, intent: PaymentIntentRecord): ChargeRecord {
  const charge = cause.gateway.store.find<ChargeRecord>("charge", cause.account, intent.latest_charge ?? "");
  if (charge === undefined) throw new Error(`${intent.id} holds no charge`);
  return charge;
}
