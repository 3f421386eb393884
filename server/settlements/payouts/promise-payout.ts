import type { Transaction } from "#db/client.ts";
import { payouts, type settlementAccounts } from "#db/schema/settlements.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { makeId } from "#server/domain/ids.ts";

/** The bank is asked how a payout stands only after the promise had its own time. */
const FIRST_ASK_MS = 2 * MINUTE_MS;

/** Promises money to an account, in the transaction that decides on it; the jobs order it at the bank, under its id. */
export async function promisePayout(
  tx: Transaction,
  ctx: Context,
  of: { account: typeof settlementAccounts.$inferSelect; settlementId: string | null; amountFen: number },
): Promise<string> {
  const { account, settlementId, amountFen } = of;
  const id = makeId("payout", ctx.randomBytes);
  await tx.insert(payouts).values({
    ...{ id, settlementId, accountId: account.id, merchantId: account.merchantId, amountFen },
    ...{ createdAt: ctx.now, since: ctx.now },
    askAt: new Date(ctx.now.getTime() + FIRST_ASK_MS),
  });
  await recordAudit(tx, ctx, {
    action: "payout.promise",
    subjectType: "payout",
    subjectId: id,
    // What proves an account is read back by its owner: it stands nowhere else.
    after: {
      status: "promised",
      settlementId,
      accountId: account.id,
      ...(settlementId !== null && { amountFen }),
    },
  });
  await enqueue(tx, ctx, { topic: "payout.promised", payload: { payoutId: id } });
  return id;
}
