import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { GatewayError, type GatewayRefund } from "#server/gateway/port.ts";
import { loadPayment, type Refund } from "../internal.ts";
import { settleRefundIn } from "./settle-refund.ts";

/** Asks the gateway, with the refund's id as its key. Without an answer the refund stays pending. */
export async function sendRefund(ctx: Context, refund: Refund): Promise<Refund> {
  const payment = await read(ctx, (db) => loadPayment(db, refund.paymentId));
  if (payment.gatewayIntentId === null) throw new Error("A paid payment knows its intent");
  const answer = await ask(ctx, refund, payment.gatewayIntentId);
  if (answer === null) return refund;
  return change(ctx, (tx) => settleRefundIn(tx, ctx, { refundId: refund.id, answer }));
}

async function ask(ctx: Context, refund: Refund, intentId: string): Promise<GatewayRefund | null> {
  const { amountFen, gatewayRefundId } = refund;
  try {
    if (gatewayRefundId !== null) return await ctx.gateway.retrieveRefund({ id: gatewayRefundId, intentId });
    return await ctx.gateway.refund({ intentId, amountFen, refundId: refund.id }, refund.id);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.retryable) return null;
    const failureReason = error.reason;
    return { id: "", status: "failed", amountFen, intentId, refundId: refund.id, failureReason };
  }
}
