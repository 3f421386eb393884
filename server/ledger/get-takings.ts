import { and, eq, gte, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import type { getTakingsInput } from "#server/domain/ledger/inputs.ts";
import type { LedgerPart } from "#server/domain/ledger/posting.ts";
import type { Takings, TakingsDay } from "#server/domain/ledger/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { requireReadableMerchant } from "./require-readable-merchant.ts";

/** What is summed, per day and in all. */
const SUMS = ["payments", "grossFen", "feesFen", "refundedFen", "netFen"] as const;
type Sums = Pick<TakingsDay, (typeof SUMS)[number]>;

/**
 * A merchant's takings by Asia/Shanghai day, read off the postings: what the merchant received net, and how it
 * came about. A refund counts on the day it was given.
 */
export async function getTakings(ctx: Context, input: z.output<typeof getTakingsInput>): Promise<Takings> {
  if (!isPermitted(ctx.actor.roles, "payment:read")) requirePermission(ctx, "payment:read_own");
  const { merchantId } = input;
  await read(ctx, (db) => requireReadableMerchant(db, ctx, { merchantId, permission: "payment:read" }));
  const dates = Array.from({ length: input.days }, (_, index) =>
    shanghaiDate(daysBefore(ctx.now, input.days - 1 - index)),
  );
  const found = new Map((await daysOf(ctx, input.merchantId, dates[0] ?? "")).map((day) => [day.date, day]));
  const days = dates.map((date) => found.get(date) ?? { date, ...zero() });
  const totals = zero();
  for (const day of days) for (const name of SUMS) totals[name] += day[name];
  return { days, totals };
}

async function daysOf(ctx: Context, merchantId: string, from: string): Promise<TakingsDay[]> {
  const { account, layer, part, amountFen, effectiveAt } = ledgerEntries;
  const date = sql<string>`to_char(${effectiveAt} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
  const sumOf = (...parts: LedgerPart[]) =>
    sql<string>`coalesce(sum(${amountFen}) filter (where ${inArray(part, parts)}), 0)`;
  const rows = await read(ctx, (db) =>
    db
      .select({
        date,
        payments: sql<string>`count(*) filter (where ${part} = 'taken')`,
        takenFen: sumOf("taken"),
        refundedFen: sumOf("refunded"),
        feesFen: sumOf("instalment_fee", "acquiring_fee"),
      })
      .from(ledgerEntries)
      .where(
        and(
          eq(ledgerEntries.merchantId, merchantId),
          eq(account, "merchant"),
          eq(layer, "posted"),
          gte(effectiveAt, shanghaiDay(from).first),
        ),
      )
      .groupBy(date),
  );
  return rows.map((row) => {
    const grossFen = Number(row.takenFen);
    const [refundedFen, feesFen] = [0 - Number(row.refundedFen), 0 - Number(row.feesFen)];
    const netFen = grossFen - refundedFen - feesFen;
    return { date: row.date, payments: Number(row.payments), grossFen, feesFen, refundedFen, netFen };
  });
}

function zero(): Sums {
  return { payments: 0, grossFen: 0, feesFen: 0, refundedFen: 0, netFen: 0 };
}
