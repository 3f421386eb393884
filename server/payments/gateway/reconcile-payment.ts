import { and, asc, inArray, lte } from "drizzle-orm";
import type { z } from "zod";
import { payments } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import { WAITING_PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { loadVisiblePayment, type Payment } from "../internal.ts";
import { intentOf } from "./open-intent.ts";
import { settleIntent } from "./settle-intent.ts";

const BATCH = 100;
/** A webhook normally comes within a second; after this long it is asked for. */
const LATE_AFTER_MS = 30_000;

/** Asks the gateway how a payment stands, for a webhook that is late or lost. */
export async function reconcilePayment(ctx: Context, input: z.infer<typeof paymentRef>): Promise<Payment> {
  requirePermission(ctx, "payment:settle");
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
  return settleIntent(ctx, payment.id, await intentOf(ctx, payment));
}

/** Reconciles every payment that has waited for longer than a webhook takes; expiry is another verb's. */
export async function reconcileWaitingPayments(ctx: Context): Promise<{ asked: number }> {
  requirePermission(ctx, "payment:settle");
  const waiting = await read(ctx, (db) =>
    db
      .select({ id: payments.id })
      .from(payments)
      .where(
        and(
          inArray(payments.status, WAITING_PAYMENT_STATUSES),
          lte(payments.createdAt, new Date(ctx.now.getTime() - LATE_AFTER_MS)),
        ),
      )
      .orderBy(asc(payments.expiresAt))
      .limit(BATCH),
  );
  for (const { id } of waiting) {
    try {
      await reconcilePayment(ctx, { paymentId: id });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
    }
  }
  return { asked: waiting.length };
}
