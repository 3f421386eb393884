import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { changePayment } from "#server/payments/orders/change-payment.ts";
import { loadVisiblePayment, type Payment } from "../internal.ts";
import { intentOf } from "./intent-of.ts";
import { settleIntent } from "./settle-intent.ts";

/**
 * Asks the gateway for the intent of a payment that is still `created`. The gateway's idempotency key is the
 * payment's id, so that after a crash or a lost answer the same intent is found again instead of a second one.
 */
export async function openIntent(ctx: Context, payment: Payment): Promise<Payment> {
  try {
    return await settleIntent(ctx, payment.id, await intentOf(ctx, payment));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return afterGatewayError(ctx, payment.id, error);
  }
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
