import { and, eq, gte, sql } from "drizzle-orm";
import type { z } from "zod";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { merchants } from "#db/schema/merchants.ts";
import { ledgerEntries, payments } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { getTakingsInput } from "#server/domain/ledger/inputs.ts";
import type { Takings, TakingsDay } from "#server/domain/ledger/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";

/** What is summed, per day and in all. */
const SUMS = ["payments", "grossFen", "feesFen", "refundedFen", "netFen"] as const;
type Sums = Pick<TakingsDay, (typeof SUMS)[number]>;

/**
 * A merchant's takings by Asia/Shanghai day, read off the postings: what the merchant received net, and how it
 * came about. A refund counts on the day it was given.
 */
export async function getTakings(ctx: Context, input: z.output<typeof getTakingsInput>): Promise<Takings> {
  if (!isPermitted(ctx.actor.roles, "payment:read")) requirePermission(ctx, "payment:read_own");
  await requireVisibleMerchant(ctx, input.merchantId);
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
  const date = sql<string>`to_char(${ledgerEntries.postedAt} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
  const isPayment = eq(ledgerEntries.kind, "payment");
  const rows = await read(ctx, (db) =>
    db
      .select({
        date,
        payments: sql<string>`count(distinct ${payments.id}) filter (where ${isPayment})`,
        grossFen: sql<string>`coalesce(sum(${payments.amountFen}) filter (where ${isPayment}), 0)`,
        paidOutFen: sql<string>`coalesce(sum(${ledgerEntries.amountFen}) filter (where ${isPayment}), 0)`,
        netFen: sql<string>`sum(${ledgerEntries.amountFen})`,
      })
      .from(ledgerEntries)
      .innerJoin(payments, eq(payments.id, ledgerEntries.paymentId))
      .where(
        and(
          eq(ledgerEntries.merchantId, merchantId),
          eq(ledgerEntries.account, "merchant"),
          gte(ledgerEntries.postedAt, shanghaiDay(from).first),
        ),
      )
      .groupBy(date),
  );
  return rows.map((row) => {
    const [grossFen, paidOutFen, netFen] = [Number(row.grossFen), Number(row.paidOutFen), Number(row.netFen)];
    return {
      date: row.date,
      payments: Number(row.payments),
      grossFen,
      feesFen: grossFen - paidOutFen,
      refundedFen: paidOutFen - netFen,
      netFen,
    };
  });
}

async function requireVisibleMerchant(ctx: Context, merchantId: string): Promise<void> {
  const visible = and(eq(merchants.id, merchantId), ofVisibleMerchants(ctx, "payment:read"));
  const found = await read(ctx, (db) => db.$count(merchants, visible));
  if (found === 0) throw new DomainError("not_found", "merchant_not_found", "There is no such merchant.");
}

function zero(): Sums {
  return { payments: 0, grossFen: 0, feesFen: 0, refundedFen: 0, netFen: 0 };
}
