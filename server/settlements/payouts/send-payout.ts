import { eq } from "drizzle-orm";
import { payouts } from "#db/schema/settlements.ts";
import { BankError } from "#server/bank/port.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { orderPayout } from "./order-payout.ts";
import { type Payout, refusedByUs, settlePayout } from "./settle-payout.ts";

/** Orders what was promised. Without an answer it stays promised, and the job comes again; the bank pays one id once. */
export async function sendPayout(ctx: Context, { payoutId }: { payoutId: string }): Promise<Payout> {
  requirePermission(ctx, "settlement:carry_on");
  const [payout] = await read(ctx, (db) => db.select().from(payouts).where(eq(payouts.id, payoutId)));
  if (payout === undefined)
    throw new DomainError("not_found", "payout_not_found", "There is no such payout.");
  if (payout.status !== "promised") return payout;
  const news = await orderPayout(ctx, payout).catch((error: unknown) => {
    if (error instanceof BankError && !error.retryable) return refusedByUs(payout);
    if (!(error instanceof BankError)) throw error;
    throw new DomainError("unavailable", "bank_unanswered", "The bank has not answered this payout yet.");
  });
  return change(ctx, (tx) => settlePayout(tx, ctx, { payoutId, news }));
}
