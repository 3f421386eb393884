import { and, asc, inArray, lte } from "drizzle-orm";
import { payouts } from "#db/schema/settlements.ts";
import { BankError, type BankPayout } from "#server/bank/port.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { PAYOUTS_UNDER_WAY } from "#server/domain/settlements/status.ts";
import { changeAbreast } from "../change-abreast.ts";
import { orderPayout } from "./order-payout.ts";
import { askLater, type Payout, settlePayout } from "./settle-payout.ts";

const BATCH = 200;

/**
 * Asks the bank for payouts whose last word is not in, those longest unasked first. One that it has never heard of is
 * ordered again under its own id: whatever was lost on the way, it is paid once.
 */
export async function followPayouts(ctx: Context): Promise<number> {
  requirePermission(ctx, "settlement:carry_on");
  for (let followed = 0; ; ) {
    const due = await payoutsToAsk(ctx);
    const moved = await follow(ctx, due);
    followed += moved;
    if (due.length < BATCH || moved === 0) return followed;
  }
}

function payoutsToAsk(ctx: Context): Promise<Payout[]> {
  return read(ctx, (db) =>
    db
      .select()
      .from(payouts)
      .where(and(inArray(payouts.status, [...PAYOUTS_UNDER_WAY]), lte(payouts.askAt, ctx.now)))
      .orderBy(asc(payouts.askAt), asc(payouts.id))
      .limit(BATCH),
  );
}

/** A batch at the bank, then each payout in a transaction of its own: asked later again, or at its end. */
async function follow(ctx: Context, due: readonly Payout[]): Promise<number> {
  const told = await Promise.all(due.map(async (payout) => ({ payout, news: await newsOf(ctx, payout) })));
  return changeAbreast(ctx, told, async (tx, { payout, news }) => {
    if (news !== null && news.status !== "accepted")
      return settlePayout(tx, ctx, { payoutId: payout.id, news });
    const after = news === null ? payout : await settlePayout(tx, ctx, { payoutId: payout.id, news });
    await askLater(tx, ctx, after);
    return after;
  });
}

/** Null where the bank does not answer: it is asked later. */
async function newsOf(ctx: Context, payout: Payout): Promise<BankPayout | null> {
  try {
    return (await ctx.bank.find(payout.id)) ?? (await orderPayout(ctx, payout));
  } catch (error) {
    if (error instanceof BankError) return null;
    throw error;
  }
}
