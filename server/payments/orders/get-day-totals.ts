import { and, between, count, eq, sum } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import type { DayTotals, DayTotalsInput } from "#server/domain/device-protocol/day.ts";
import { PAYMENT_METHODS, type PaymentMethod } from "#server/domain/rates/methods.ts";

interface Sum {
  count: number;
  amountFen: number;
}
type Sums = Partial<Record<PaymentMethod, Sum>>;

/** What the terminal that asks took and gave back on one Asia/Shanghai day. */
export async function getDayTotals(ctx: Context, input: DayTotalsInput): Promise<DayTotals> {
  requirePermission(ctx, "payment:create");
  const day = input.day ?? shanghaiDate(ctx.now);
  const [paid, refunded] = await read(ctx, async (db) => [
    await paidOn(db, ctx.actor.id, day),
    await refundedOn(db, ctx.actor.id, day),
  ]);
  const methods = PAYMENT_METHODS.filter((method) => paid[method] ?? refunded[method]).map((method) => ({
    method,
    paid: paid[method] ?? NONE,
    refunded: refunded[method] ?? NONE,
  }));
  const totals = { paid: altogether(paid), refunded: altogether(refunded) };
  return { day, ...totals, netFen: totals.paid.amountFen - totals.refunded.amountFen, methods };
}

async function paidOn(reader: Reader, terminalId: string, day: string): Promise<Sums> {
  const rows = await reader
    .select({ method: payments.method, count: count(), amountFen: sum(payments.amountFen) })
    .from(payments)
    .where(
      and(eq(payments.terminalId, terminalId), eq(payments.status, "succeeded"), isOn(payments.paidAt, day)),
    )
    .groupBy(payments.method);
  return sumsOf(rows);
}

async function refundedOn(reader: Reader, terminalId: string, day: string): Promise<Sums> {
  const rows = await reader
    .select({ method: payments.method, count: count(), amountFen: sum(refunds.amountFen) })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(payments.terminalId, terminalId),
        eq(refunds.status, "succeeded"),
        isOn(refunds.finishedAt, day),
      ),
    )
    .groupBy(payments.method);
  return sumsOf(rows);
}

function isOn(at: PgColumn, day: string) {
  const { first, last } = shanghaiDay(day);
  return between(at, first, last);
}

function sumsOf(rows: { method: PaymentMethod; count: number; amountFen: string | null }[]): Sums {
  return Object.fromEntries(
    rows.map((row) => [row.method, { count: row.count, amountFen: Number(row.amountFen) }]),
  );
}

const NONE: Sum = { count: 0, amountFen: 0 };

function altogether(sums: Sums): Sum {
  return Object.values(sums).reduce(
    (all, one) => ({ count: all.count + one.count, amountFen: all.amountFen + one.amountFen }),
    NONE,
  );
}
