"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Money } from "#components/ui/money/money.tsx";
import { MoneyBars } from "#components/ui/money/money-bars.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import type { Income, IncomeDay } from "#server/domain/ledger/views.ts";

const WINDOWS = [14, 30, 92] as const;

/** What payers gave at all shops and which fees were kept of it: two pictures, and the table behind them. */
export function IncomeDesk() {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const [asked, setDays] = useUrlState("days");
  const days = WINDOWS.find((window) => String(window) === asked) ?? 14;
  const income = useQuery(trpc.ledger.income.queryOptions({ days }, { refetchInterval: 60_000 }));
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex items-center gap-2">
        <FilterSelect
          label={t("income.window")}
          value={String(days)}
          onChange={setDays}
          required
          options={WINDOWS.map((window) => ({
            value: String(window),
            label: t("income.days", { days: window }),
          }))}
        />
      </div>
      <QueryView query={income}>{(data) => <Pictures income={data} />}</QueryView>
    </div>
  );
}

const dayAndMonth = (date: string) => date.slice(5);

function Pictures({ income: { days } }: { income: Income }) {
  const t = useTranslations("console.settlements.income");
  return (
    <>
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        <Panel title={t("payersGave")}>
          <MoneyBars
            label={t("payersGave")}
            className="h-56"
            rows={days}
            category="date"
            categoryText={dayAndMonth}
            parts={[{ key: "payersGaveFen", name: t("payersGave"), fill: "main" }]}
          />
        </Panel>
        <Panel title={t("fees")}>
          <MoneyBars
            label={t("fees")}
            className="h-56"
            rows={days}
            category="date"
            categoryText={dayAndMonth}
            parts={[
              { key: "acquiringFeeFen", name: t("acquiringFee"), fill: "main" },
              { key: "instalmentFeeFen", name: t("instalmentFee"), fill: "cost" },
              { key: "serviceFeeFen", name: t("serviceFee"), fill: "given" },
            ]}
          />
        </Panel>
      </div>
      <Days days={days.toReversed()} />
    </>
  );
}

function Days({ days }: { days: readonly IncomeDay[] }) {
  const t = useTranslations("console.settlements.income");
  const money = (id: Exclude<keyof IncomeDay, "date">, header: string): Column<IncomeDay> => ({
    ...{ id, header, numeric: true },
    cell: (day) => <Money fen={day[id]} />,
    text: (day) => day[id] / 100,
  });
  const columns: Column<IncomeDay>[] = [
    {
      id: "date",
      header: t("date"),
      cell: ({ date }) => <span className="figures">{date}</span>,
      text: ({ date }) => date,
    },
    money("payersGaveFen", t("payersGave")),
    money("acquiringFeeFen", t("acquiringFee")),
    money("instalmentFeeFen", t("instalmentFee")),
    money("serviceFeeFen", t("serviceFee")),
  ];
  return (
    <DataTable label={t("fees")} items={days} keyOf={({ date }) => date} columns={columns} csvName="income" />
  );
}
