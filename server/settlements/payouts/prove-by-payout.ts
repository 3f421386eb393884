import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { type payouts, settlementAccounts } from "#db/schema/settlements.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { invariant } from "#server/domain/errors.ts";
import { transferPosting } from "#server/domain/ledger/posting.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";

/** What becomes of an account with the small transfer to it: credited, its owner reads it back; refused, it is no account. */
export async function proveByPayout(
  tx: Transaction,
  ctx: Context,
  payout: typeof payouts.$inferSelect,
): Promise<void> {
  if (payout.status === "sent") return;
  const { id: sourceId, merchantId, amountFen } = payout;
  const booking = { sourceId, merchantId, at: ctx.now };
  if (payout.status === "arrived")
    await postLines(tx, ctx, {
      ...booking,
      kind: "verification",
      lines: transferPosting("verification", "payouts", amountFen),
    });
  if (payout.status === "returned")
    await postLines(tx, ctx, {
      ...booking,
      kind: "payout_return",
      lines: transferPosting("payouts", "verification", amountFen),
    });
  const [before] = await tx
    .select()
    .from(settlementAccounts)
    .where(eq(settlementAccounts.id, payout.accountId));
  invariant(before !== undefined, "a payout's account exists");
  if (payout.status === "arrived" && before.status === "given") {
    await takeStep(tx, ctx, { noun: "settlement_account", before, event: "prove" });
    await notifyOwner(tx, ctx, { text: "settlement.prove_account", merchantId });
  }
  const failed = payout.status === "rejected" || payout.status === "returned";
  if (!failed || (before.status !== "given" && before.status !== "proving")) return;
  const failureReason = payout.failureReason ?? "refused";
  await takeStep(tx, ctx, {
    noun: "settlement_account",
    before,
    event: "fail",
    changes: { failureReason },
    facts: { merchantId, failureReason },
  });
  await notifyOwner(tx, ctx, { text: "settlement.account_failed", merchantId });
}
