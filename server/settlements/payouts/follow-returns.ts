import { BankError, type BankPayout } from "#server/bank/port.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";
import { settlePayout } from "./settle-payout.ts";

/** Banks give back for weeks what could not be credited after all. */
const DAYS = 30;

/** Asks the bank what it has given back; each is put down once. Returns how many there were. */
export async function followReturns(ctx: Context): Promise<number> {
  requirePermission(ctx, "settlement:carry_on");
  const returned = await returnsOf(ctx);
  for (const news of returned)
    await change(ctx, (tx) => settlePayout(tx, ctx, { payoutId: news.payoutId, news })).catch(leaveStranger);
  return returned.length;
}

async function returnsOf(ctx: Context): Promise<BankPayout[]> {
  try {
    return await ctx.bank.returnedSince(daysBefore(ctx.now, DAYS));
  } catch (error) {
    if (error instanceof BankError) return [];
    throw error;
  }
}

/** A bank that also pays for others may tell of theirs. */
function leaveStranger(error: unknown): void {
  if (error instanceof DomainError && error.reason === "payout_not_found") return;
  throw error;
}
