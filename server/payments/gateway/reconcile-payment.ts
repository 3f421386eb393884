import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import type { GatewayIntent } from "#server/gateway/port.ts";
import { loadVisiblePayment, type Payment } from "../internal.ts";
import { intentOf } from "./intent-of.ts";
import { settleIntent } from "./settle-intent.ts";

/** Asks the gateway how a payment stands, for a webhook that is late or lost. */
export async function reconcilePayment(ctx: Context, input: z.infer<typeof paymentRef>): Promise<Payment> {
  requirePermission(ctx, "payment:settle");
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
  return settleIntent(ctx, payment.id, await standOf(ctx, payment));
}

/** What is found by its key is told as it was when it was made: a card may have been charged since. */
async function standOf(ctx: Context, payment: Payment): Promise<GatewayIntent> {
  const intent = await intentOf(ctx, payment);
  return payment.gatewayIntentId === null ? ctx.gateway.retrieveIntent(intent.id) : intent;
}
