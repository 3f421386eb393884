import { lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { LEDGER_ACCOUNTS } from "#server/domain/ledger/chart.ts";
import type { getTrialBalanceInput } from "#server/domain/ledger/inputs.ts";
import { balanceOf } from "#server/domain/ledger/layers.ts";
import type { TrialBalance } from "#server/domain/ledger/views.ts";
import { timeOf } from "./time-of.ts";

/** What every account of the chart holds at an instant; booked amounts sum to nothing over them all. */
export async function getTrialBalance(
  ctx: Context,
  { by, ...input }: z.output<typeof getTrialBalanceInput>,
): Promise<TrialBalance> {
  requirePermission(ctx, "ledger:read");
  const at = input.at === undefined ? ctx.now : new Date(input.at);
  const { account, layer, amountFen } = ledgerEntries;
  const rows = await read(ctx, (db) =>
    db
      .select({ account, layer, sumFen: sql<string>`sum(${amountFen})` })
      .from(ledgerEntries)
      .where(lte(timeOf(by), at))
      .groupBy(account, layer),
  );
  const sums = rows.map(({ sumFen, ...row }) => ({ ...row, amountFen: Number(sumFen) }));
  return {
    ...{ at: at.toISOString(), by },
    accounts: LEDGER_ACCOUNTS.map((code) => ({
      account: code,
      ...balanceOf(sums.filter((sum) => sum.account === code)),
    })),
  };
}
