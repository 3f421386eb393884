import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payouts, settlementAccounts, settlementRuns, settlements } from "#db/schema/settlements.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import {
  boundsOf,
  type StatementDay,
  type StatementInput,
  type StatementView,
} from "#server/domain/settlements/statements.ts";
import { requireReadableMerchant } from "#server/ledger/require-readable-merchant.ts";
import { partSums } from "./part-sums.ts";

/** A merchant's day or month: taken, given back, fees by kind, put right, net; then what was paid out and what is left. */
export async function getStatement(
  ctx: Context,
  { merchantId, period }: StatementInput,
): Promise<StatementView> {
  if (!isPermitted(ctx.actor.roles, "settlement:read")) requirePermission(ctx, "settlement:read_own");
  const { from, to } = boundsOf(period);
  return read(ctx, async (db) => {
    await requireReadableMerchant(db, ctx, { merchantId, permission: "settlement:read" });
    const [merchant] = await db.select().from(merchants).where(eq(merchants.id, merchantId));
    const days = await daysOf(db, { merchantId, from, to });
    const openingFen = await balanceBefore(db, { merchantId, at: from });
    const totals = sumOf(days);
    return {
      ...{ merchantId, merchantName: merchant?.name ?? "", merchantNumber: merchant?.number ?? "", period },
      ...{ from: from.toISOString(), to: to.toISOString(), openingFen, ...totals },
      closingFen: openingFen + totals.netFen + totals.paidOutFen,
      heldFen: -(await setAsideBefore(db, { merchantId, at: to })),
      days,
      settlements: await settlementsOf(db, { merchantId, from, to }),
    };
  });
}

interface Span {
  merchantId: string;
  from: Date;
  to: Date;
}

async function daysOf(reader: Reader, { merchantId, from, to }: Span): Promise<StatementDay[]> {
  const { effectiveAt } = ledgerEntries;
  const date = sql<string>`to_char(${effectiveAt} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
  const rows = await reader
    .select({ date, ...partSums() })
    .from(ledgerEntries)
    .where(and(ofMerchant(merchantId, "posted"), gte(effectiveAt, from), lt(effectiveAt, to)))
    .groupBy(date)
    .orderBy(asc(date));
  return rows.map(({ date: day, ...sums }) => ({ date: day, ...numbersOf(sums) }));
}

/** What was booked before an instant, altogether. */
const balanceBefore = (reader: Reader, { merchantId, at }: { merchantId: string; at: Date }) =>
  totalOf(reader, and(ofMerchant(merchantId, "posted"), lt(ledgerEntries.effectiveAt, at)));

const setAsideBefore = (reader: Reader, { merchantId, at }: { merchantId: string; at: Date }) =>
  totalOf(reader, and(ofMerchant(merchantId, "reserved"), lt(ledgerEntries.effectiveAt, at)));

async function totalOf(reader: Reader, where: ReturnType<typeof and>): Promise<number> {
  const fen = sql<string>`coalesce(sum(${ledgerEntries.amountFen}), 0)`;
  const [row] = await reader.select({ fen }).from(ledgerEntries).where(where);
  return Number(row?.fen ?? 0);
}

function ofMerchant(merchantId: string, layer: "posted" | "reserved") {
  const { account, merchantId: owner, layer: on } = ledgerEntries;
  return and(eq(owner, merchantId), eq(account, "merchant"), eq(on, layer));
}

function settlementsOf(
  reader: Reader,
  { merchantId, from, to }: Span,
): Promise<StatementView["settlements"]> {
  const { id, netFen, status } = settlements;
  const newest = reader
    .selectDistinctOn([payouts.settlementId], {
      settlementId: payouts.settlementId,
      numberMasked: settlementAccounts.numberMasked,
    })
    .from(payouts)
    .innerJoin(settlementAccounts, eq(settlementAccounts.id, payouts.accountId))
    .where(eq(payouts.merchantId, merchantId))
    .orderBy(payouts.settlementId, desc(payouts.createdAt))
    .as("newest");
  return reader
    .select({ id, settlesOn: settlementRuns.settlesOn, netFen, status, numberMasked: newest.numberMasked })
    .from(settlements)
    .innerJoin(settlementRuns, eq(settlementRuns.id, settlements.runId))
    .leftJoin(newest, eq(newest.settlementId, id))
    .where(
      and(
        eq(settlements.merchantId, merchantId),
        gte(settlements.createdAt, from),
        lt(settlements.createdAt, to),
      ),
    )
    .orderBy(asc(settlements.createdAt), asc(id));
}

function numbersOf<Key extends string>(sums: Record<Key, string>): Record<Key, number> {
  const entries = Object.entries<string>(sums).map(([key, value]) => [key, Number(value)]);
  return Object.fromEntries(entries) as Record<Key, number>;
}

function sumOf(days: readonly StatementDay[]): Omit<StatementDay, "date"> {
  const none = { payments: 0, takenFen: 0, refundedFen: 0, instalmentFeeFen: 0, acquiringFeeFen: 0 };
  const totals = { ...none, serviceFeeFen: 0, adjustmentFen: 0, netFen: 0, paidOutFen: 0 };
  for (const { date: _date, ...day } of days)
    for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += day[key];
  return totals;
}
