import { and, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { getBalancesInput } from "#server/domain/ledger/inputs.ts";
import { balanceOf } from "#server/domain/ledger/layers.ts";
import type { BalancesView } from "#server/domain/ledger/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { requireReadableMerchant } from "./require-readable-merchant.ts";
import { timeOf } from "./time-of.ts";

/**
 * What a merchant's account held at an instant: booked, set aside, expected, available. It is the sum of the entries
 * until then and nothing else, by when they took effect or by when the ledger was told of them.
 */
export async function getBalances(
  ctx: Context,
  input: z.output<typeof getBalancesInput>,
): Promise<BalancesView> {
  if (!isPermitted(ctx.actor.roles, "ledger:read")) requirePermission(ctx, "ledger:read_own");
  const { merchantId, by } = input;
  const at = input.at === undefined ? ctx.now : new Date(input.at);
  const rows = await read(ctx, async (db) => {
    await requireReadableMerchant(db, ctx, { merchantId, permission: "ledger:read" });
    const { account, layer, part, amountFen } = ledgerEntries;
    return db
      .select({ layer, part, sumFen: sql<string>`sum(${amountFen})` })
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.merchantId, merchantId), eq(account, "merchant"), lte(timeOf(by), at)))
      .groupBy(layer, part)
      .orderBy(part);
  });
  const sums = rows.map(({ sumFen, ...row }) => ({ ...row, amountFen: Number(sumFen) }));
  return {
    ...{ merchantId, at: at.toISOString(), by, ...balanceOf(sums) },
    parts: sums
      .filter(({ layer, amountFen }) => layer === "posted" && amountFen !== 0)
      .map(({ part, amountFen }) => ({ part, postedFen: amountFen })),
  };
}
