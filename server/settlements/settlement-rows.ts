import { eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { settlementRuns, settlements } from "#db/schema/settlements.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { SETTLEMENT_WAITS } from "#server/domain/settlements/rules.ts";
import type { SettlementView } from "#server/domain/settlements/views.ts";

/** Settlements with their run's day and their merchant. */
export function settlementRows(reader: Reader) {
  return reader
    .select({
      settlement: settlements,
      settlesOn: settlementRuns.settlesOn,
      merchantName: merchants.name,
      merchantNumber: merchants.number,
      paidTo: paidTo(),
    })
    .from(settlements)
    .innerJoin(settlementRuns, eq(settlementRuns.id, settlements.runId))
    .innerJoin(merchants, eq(merchants.id, settlements.merchantId))
    .$dynamic();
}

/** Bank and number, masked, of the account that a settlement was last paid to; null while it was to none. */
function paidTo() {
  return sql<{ bankName: string; numberMasked: string } | null>`(
    select json_build_object('bankName', a.bank_name, 'numberMasked', a.number_masked)
      from payouts p join settlement_accounts a on a.id = p.account_id
      where p.settlement_id = ${settlements.id} order by p.created_at desc limit 1)`;
}

export type SettlementRow = Awaited<ReturnType<typeof settlementRows>>[number];

export function settlementViewOf({ settlement, ...of }: SettlementRow): SettlementView {
  const { openFrom: _openFrom, createdAt, postedAt, since, ...row } = settlement;
  return {
    ...row,
    ...of,
    createdAt: createdAt.toISOString(),
    postedAt: postedAt?.toISOString() ?? null,
    wait: moveWaitOf(SETTLEMENT_WAITS, row.status, since),
  };
}
