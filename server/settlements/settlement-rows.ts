import { eq } from "drizzle-orm";
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
    })
    .from(settlements)
    .innerJoin(settlementRuns, eq(settlementRuns.id, settlements.runId))
    .innerJoin(merchants, eq(merchants.id, settlements.merchantId))
    .$dynamic();
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
