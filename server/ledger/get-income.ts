import { and, eq, gte, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysAfter, shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import type { getIncomeInput } from "#server/domain/ledger/inputs.ts";
import type { Income, IncomeDay } from "#server/domain/ledger/views.ts";

/** What of each account makes which figure of a day; payers stand below nothing, since they give. */
const FIGURES = {
  payer: "payersGaveFen",
  instalment_fee: "instalmentFeeFen",
  acquiring_fee: "acquiringFeeFen",
  service_fee: "serviceFeeFen",
} as const;
type Earning = keyof typeof FIGURES;

/** What payers gave at all shops, less what was given back to them, and which fees were kept of it, by Asia/Shanghai day. */
export async function getIncome(ctx: Context, input: z.output<typeof getIncomeInput>): Promise<Income> {
  requirePermission(ctx, "ledger:read");
  const first = daysAfter(shanghaiDate(ctx.now), 1 - input.days);
  const { account, layer, effectiveAt, amountFen } = ledgerEntries;
  const date = sql<string>`to_char(${effectiveAt} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
  const rows = await read(ctx, (db) =>
    db
      .select({ date, account, sumFen: sql<string>`sum(${amountFen})` })
      .from(ledgerEntries)
      .where(
        and(
          gte(effectiveAt, shanghaiDay(first).first),
          eq(layer, "posted"),
          inArray(account, Object.keys(FIGURES) as Earning[]),
        ),
      )
      .groupBy(date, account),
  );
  const days = Array.from({ length: input.days }, (_, nr): IncomeDay => {
    const day = { ...emptyDay, date: daysAfter(first, nr) };
    for (const row of rows.filter((one) => one.date === day.date)) {
      const sum = Number(row.sumFen);
      day[FIGURES[row.account as Earning]] = row.account === "payer" ? -sum : sum;
    }
    return day;
  });
  return { days };
}

const emptyDay = { date: "", payersGaveFen: 0, instalmentFeeFen: 0, acquiringFeeFen: 0, serviceFeeFen: 0 };
