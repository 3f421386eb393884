import type { Context } from "#server/context.ts";
import { GatewayError, type GatewayIntent } from "#server/gateway/port.ts";
import { changePayment } from "#server/payments/orders/change-payment.ts";
import type { Payment } from "../internal.ts";
import { intentOf } from "./intent-of.ts";
import { settleIntent } from "./settle-intent.ts";

/**
 * Makes sure at the gateway that nobody can pay any more, then ends the payment with `event`. An order whose
 * intent is in doubt gets it by its key first, so that none stays open behind our back. What turns out to have
 * been paid succeeds instead.
 */
export async function closeIntent(
  ctx: Context,
  payment: Payment,
  event: "cancel" | "expire",
): Promise<Payment> {
  const intent = await endIntent(ctx, await intentOf(ctx, payment));
  if (intent.status !== "canceled") return settleIntent(ctx, payment.id, intent);
  return changePayment(ctx, payment.id, { event, changes: { gatewayIntentId: intent.id } });
}

async function endIntent(ctx: Context, intent: GatewayIntent): Promise<GatewayIntent> {
  if (intent.status !== "awaiting_payer") return intent;
  try {
    return await ctx.gateway.cancelIntent(intent.id, `${intent.id}:cancel`);
  } catch (error) {
    const crossed = error instanceof GatewayError && error.reason === "intent_not_cancelable";
    if (!crossed) throw error;
    return ctx.gateway.retrieveIntent(intent.id);
  }
}
