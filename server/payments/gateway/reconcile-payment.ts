import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import { loadVisiblePayment, type Payment } from "../internal.ts";
import { intentOf } from "./intent-of.ts";
import { settleIntent } from "./settle-intent.ts";

/** Asks the gateway how a payment stands, for a webhook that is late or lost. */
export async function reconcilePayment(ctx: Context, input: z.infer<typeof paymentRef>): Promise<Payment> {
  requirePermission(ctx, "payment:settle");
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
  return settleIntent(ctx, payment.id, await intentOf(ctx, payment));
}
