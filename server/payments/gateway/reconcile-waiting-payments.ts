import { and, asc, inArray, lte } from "drizzle-orm";
import { payments } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { WAITING_PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import { askEach, byTurn, itsTurn } from "./ask-each.ts";
import { reconcilePayment } from "./reconcile-payment.ts";

const BATCH = 100;

/** A webhook normally comes within a second; after this long it is asked for. */
const LATE_AFTER_MS = 30_000;

/** Reconciles every payment that has waited for longer than a webhook takes; expiry is another verb's. */
export async function reconcileWaitingPayments(ctx: Context): Promise<{ asked: number }> {
  requirePermission(ctx, "payment:settle");
  const waiting = await read(ctx, (db) =>
    db
      .select({ id: payments.id, gatewayTries: payments.gatewayTries })
      .from(payments)
      .where(
        and(
          inArray(payments.status, WAITING_PAYMENT_STATUSES),
          lte(payments.createdAt, new Date(ctx.now.getTime() - LATE_AFTER_MS)),
          itsTurn(ctx),
        ),
      )
      .orderBy(asc(byTurn))
      .limit(BATCH),
  );
  await askEach(ctx, waiting, ({ id }) => reconcilePayment(ctx, { paymentId: id }));
  return { asked: waiting.length };
}
