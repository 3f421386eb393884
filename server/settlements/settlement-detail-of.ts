import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { payouts, settlementAccounts } from "#db/schema/settlements.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { PAYOUT_WAITS } from "#server/domain/settlements/rules.ts";
import type { PayoutView, SettlementDetail } from "#server/domain/settlements/views.ts";
import { type SettlementRow, settlementViewOf } from "./settlement-rows.ts";

/** A settlement with its payouts, the newest first. */
export async function settlementDetailOf(
  reader: Reader,
  { actor }: Context,
  row: SettlementRow,
): Promise<SettlementDetail> {
  const view = settlementViewOf(row);
  const canRetry = view.status === "failed" && isPermitted(actor.roles, "settlement:prepare");
  return { ...view, payouts: await payoutsOf(reader, view.id), canRetry };
}

async function payoutsOf(reader: Reader, settlementId: string): Promise<PayoutView[]> {
  const rows = await reader
    .select()
    .from(payouts)
    .innerJoin(settlementAccounts, eq(settlementAccounts.id, payouts.accountId))
    .where(eq(payouts.settlementId, settlementId))
    .orderBy(desc(payouts.createdAt), desc(payouts.id));
  return rows.map(({ payouts: payout, settlement_accounts: account }) => {
    const { id, status, amountFen, bankId, failureReason, asked } = payout;
    return {
      ...{ id, status, amountFen, bankId, failureReason, asked },
      numberMasked: account.numberMasked,
      bankName: account.bankName,
      createdAt: payout.createdAt.toISOString(),
      finishedAt: payout.finishedAt?.toISOString() ?? null,
      wait: moveWaitOf(PAYOUT_WAITS, status, payout.since),
    };
  });
}
