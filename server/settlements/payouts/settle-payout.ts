import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { payouts } from "#db/schema/settlements.ts";
import type { BankPayout } from "#server/bank/port.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { DomainError, invariant } from "#server/domain/errors.ts";
import {
  PAYOUT_TRANSITIONS,
  type PayoutEvent,
  type PayoutStatus,
} from "#server/domain/settlements/status.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { proveByPayout } from "./prove-by-payout.ts";
import { settleByPayout } from "./settle-by-payout.ts";

export type Payout = typeof payouts.$inferSelect;

const EVENTS = {
  accepted: "send",
  arrived: "arrive",
  rejected: "reject",
  returned: "bounce",
} as const satisfies Record<BankPayout["status"], PayoutEvent>;

/** Brings a payout to where the bank says it is, once; its settlement or account follows. Old and repeated news change nothing. */
export async function settlePayout(
  tx: Transaction,
  ctx: Context,
  { payoutId, news }: { payoutId: string; news: BankPayout },
): Promise<Payout> {
  const before = await lockPayout(tx, payoutId);
  invariant(
    news.payoutId === payoutId && [null, news.bankId].includes(before.bankId),
    "the bank tells of one payout",
  );
  if (news.status === "returned" && isUnderWay(before.status)) {
    // Given back before anybody heard that it had been credited: both are put down, one after the other.
    const credited = { ...news, status: "arrived" as const, reason: null };
    return take(tx, ctx, { before: await take(tx, ctx, { before, news: credited }), news });
  }
  const event = EVENTS[news.status];
  if (!eventsFrom<PayoutStatus, PayoutEvent>(PAYOUT_TRANSITIONS, before.status).includes(event))
    return before;
  return take(tx, ctx, { before, news });
}

async function take(
  tx: Transaction,
  ctx: Context,
  { before, news }: { before: Payout; news: BankPayout },
): Promise<Payout> {
  const event = EVENTS[news.status];
  const after = await takeStep(tx, ctx, {
    noun: "payout",
    before,
    event,
    changes: {
      bankId: news.bankId,
      failureReason: news.reason,
      ...(event !== "send" && { finishedAt: ctx.now }),
    },
    facts: { settlementId: before.settlementId, accountId: before.accountId, failureReason: news.reason },
  });
  if (after.settlementId === null) await proveByPayout(tx, ctx, after);
  else await settleByPayout(tx, ctx, { payout: after, settlementId: after.settlementId });
  return after;
}

/** The bank has refused for good what it was asked: nothing was paid under this id. */
export function refusedByUs(payout: Payout): BankPayout {
  return {
    payoutId: payout.id,
    bankId: payout.bankId ?? `none_${payout.id}`,
    status: "rejected",
    reason: "refused",
  };
}

/** Asks later again, less often each time. */
export async function askLater(tx: Transaction, ctx: Context, before: Payout): Promise<void> {
  const waitMs = Math.min(60, 2 ** Math.min(before.asked, 6)) * 60_000;
  await compareAndSet(tx, payouts, {
    before,
    changes: { asked: before.asked + 1, askAt: new Date(ctx.now.getTime() + waitMs) },
  });
}

function isUnderWay(status: PayoutStatus): boolean {
  return status === "promised" || status === "sent";
}

async function lockPayout(tx: Transaction, payoutId: string): Promise<Payout> {
  const [row] = await tx.select().from(payouts).where(eq(payouts.id, payoutId)).for("update");
  if (row !== undefined) return row;
  throw new DomainError("not_found", "payout_not_found", "There is no such payout.");
}
