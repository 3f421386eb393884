import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { changePayment } from "#server/payments/orders/change-payment.ts";
import { loadVisiblePayment, type Payment } from "../internal.ts";
import { closeIntent } from "./close-intent.ts";
import { intentOf } from "./intent-of.ts";
import { settleIntent } from "./settle-intent.ts";

/**
 * Asks the gateway for the intent of a payment that is still `created`. The gateway's idempotency key is the
 * payment's id, so that after a crash or a lost answer the same intent is found again instead of a second one. A card
 * is charged in a step of its own, which only this verb takes: who cancels or expires an order charges nobody.
 */
export async function openIntent(ctx: Context, payment: Payment): Promise<Payment> {
  try {
    if (payment.cardToken !== null) return await chargeCard(ctx, payment);
    return await settleIntent(ctx, payment.id, await intentOf(ctx, payment));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return afterGatewayError(ctx, payment.id, error);
  }
}

/** Charges the card once, whoever repeats it; an order that has run out meanwhile ends instead. */
async function chargeCard(ctx: Context, payment: Payment): Promise<Payment> {
  if (payment.expiresAt <= ctx.now) return closeIntent(ctx, payment, "expire");
  const intent = await intentOf(ctx, payment);
  const isOpen = intent.status === "awaiting_payer";
  const charged = isOpen ? await ctx.gateway.confirmIntent(intent.id, `${payment.id}:confirm`) : intent;
  return settleIntent(ctx, payment.id, charged);
}

/**
 * A parallel request with the same key may have been faster; then its result stands. Otherwise a refusal ends
 * the payment, and a missing answer leaves it to be tried again.
 */
async function afterGatewayError(ctx: Context, paymentId: string, error: GatewayError): Promise<Payment> {
  const now = await read(ctx, (db) => loadVisiblePayment(db, ctx, paymentId));
  if (now.status !== "created") return now;
  if (!error.retryable)
    return changePayment(ctx, paymentId, { event: "fail", changes: { failureReason: "gateway_refused" } });
  throw new DomainError(
    "unavailable",
    "gateway_unavailable",
    "The payment gateway did not answer. Nothing is lost: repeat the request with the same key.",
    { paymentId },
  );
}
