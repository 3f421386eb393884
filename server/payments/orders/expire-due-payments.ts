import { and, asc, inArray, lte } from "drizzle-orm";
import { payments } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { WAITING_PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import { askEach, byTurn, itsTurn } from "#server/payments/gateway/ask-each.ts";
import { closeIntent } from "#server/payments/gateway/close-intent.ts";

const BATCH = 100;

/** Ends payments whose payer did not pay in time. What the gateway cannot answer now stays for the next run. */
export async function expireDuePayments(ctx: Context): Promise<{ ended: number; left: number }> {
  requirePermission(ctx, "payment:settle");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(payments)
      .where(
        and(
          inArray(payments.status, WAITING_PAYMENT_STATUSES),
          lte(payments.expiresAt, ctx.now),
          itsTurn(ctx),
        ),
      )
      .orderBy(asc(byTurn))
      .limit(BATCH),
  );
  const ended = await askEach(ctx, due, (payment) => closeIntent(ctx, payment, "expire"));
  return { ended, left: due.length - ended };
}
