import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { type payouts, settlements } from "#db/schema/settlements.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { invariant } from "#server/domain/errors.ts";
import { settlementPosting, transferPosting } from "#server/domain/ledger/posting.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { resolveLines } from "#server/ledger/resolve-lines.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";

type Payout = typeof payouts.$inferSelect;
type Settlement = typeof settlements.$inferSelect;

/**
 * What becomes of a settlement with its payout. Credited, it is booked: what was set aside, or, after money came back
 * once, what has lain in suspense since. Given back, the money waits in suspense for another account.
 */
export async function settleByPayout(
  tx: Transaction,
  ctx: Context,
  { payout, settlementId }: { payout: Payout; settlementId: string },
): Promise<void> {
  if (payout.status === "sent") return;
  const [before] = await tx.select().from(settlements).where(eq(settlements.id, settlementId));
  invariant(before !== undefined, "a payout's settlement exists");
  if (payout.status === "arrived") return arrive(tx, ctx, { payout, before });
  const failureReason = payout.failureReason ?? "refused";
  if (payout.status === "returned") {
    const { merchantId, amountFen } = payout;
    const lines = transferPosting("payouts", "suspense", amountFen);
    await postLines(tx, ctx, { kind: "payout_return", sourceId: payout.id, merchantId, at: ctx.now, lines });
  }
  await takeStep(tx, ctx, {
    noun: "settlement",
    before,
    event: payout.status === "returned" ? "bounce" : "fail",
    changes: { failureReason },
    facts: { payoutId: payout.id, failureReason },
  });
  await notifyOwner(tx, ctx, { text: "settlement.failed", merchantId: before.merchantId });
}

async function arrive(
  tx: Transaction,
  ctx: Context,
  { payout, before }: { payout: Payout; before: Settlement },
): Promise<void> {
  const { id, merchantId, netFen } = before;
  const booking = { merchantId, at: ctx.now };
  if (before.postedAt === null)
    await resolveLines(tx, ctx, {
      ...booking,
      kind: "settlement",
      sourceId: id,
      lines: settlementPosting(netFen),
    });
  else {
    const lines = transferPosting("suspense", "payouts", netFen);
    await postLines(tx, ctx, { ...booking, kind: "payout_retry", sourceId: payout.id, lines });
  }
  await takeStep(tx, ctx, {
    noun: "settlement",
    before,
    event: "post",
    changes: { postedAt: before.postedAt ?? ctx.now, failureReason: null },
    facts: { payoutId: payout.id, netFen },
  });
}
