"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Input } from "#components/ui/input.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { LEDGER_TIMES } from "#server/domain/ledger/inputs.ts";
import type { TrialBalance } from "#server/domain/ledger/views.ts";
import { signedDecimalYuan } from "#server/domain/money/yuan.ts";
import { accountLabel } from "./account-label.ts";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Every account at an instant of Beijing time, by when amounts took effect or by when the ledger was told. */
export function TrialBalanceDesk() {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const [at, setAt] = useUrlState("at");
  const [asked, setBy] = useUrlState("by");
  const by = knownValue(LEDGER_TIMES, asked) ?? "effective";
  const id = useId();
  const instant = INSTANT.test(at) ? new Date(`${at}:59.999+08:00`) : null;
  const balance = useQuery(
    trpc.ledger.trialBalance.queryOptions({ by, ...(instant !== null && { at: instant.toISOString() }) }),
  );
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor={id} className="text-sm text-ink-soft">
          {t("at")}
        </label>
        <div className="w-60">
          <Input id={id} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
        </div>
        <FilterSelect
          label={t("by")}
          value={by}
          onChange={setBy}
          required
          options={LEDGER_TIMES.map((value) => ({ value, label: t(`times.${value}`) }))}
        />
      </div>
      <QueryView query={balance}>{(data) => <Balances balance={data} />}</QueryView>
    </div>
  );
}

const COLUMNS = ["postedFen", "reservedFen", "expectedFen"] as const;

interface Row extends Record<(typeof COLUMNS)[number], number> {
  account: string;
  name: string;
}

function Balances({ balance }: { balance: TrialBalance }) {
  const t = useTranslations("console.settlements");
  const locale = useLocale();
  const sumOf = (column: (typeof COLUMNS)[number]) =>
    balance.accounts.reduce((sum, account) => sum + account[column], 0);
  const rows: Row[] = [
    ...balance.accounts.map((one) => ({ ...one, name: accountLabel(one.account, locale) })),
    {
      ...{ account: "sum", name: t("sum") },
      ...{ postedFen: sumOf("postedFen"), reservedFen: sumOf("reservedFen") },
      expectedFen: sumOf("expectedFen"),
    },
  ];
  const columns: Column<Row>[] = [
    {
      id: "account",
      header: t("account"),
      cell: ({ account, name }) => (account === "sum" ? <strong>{name}</strong> : name),
      text: ({ name }) => name,
    },
    ...COLUMNS.map((column) => ({
      ...{ id: column, header: t(`layers.${column}`), numeric: true },
      cell: (row: Row) => <Money fen={row[column]} />,
      text: (row: Row) => signedDecimalYuan(row[column]),
    })),
  ];
  return (
    <>
      {sumOf("postedFen") !== 0 && <Alert tone="danger">{t("unbalanced")}</Alert>}
      <DataTable
        label={t("tabs.balance")}
        items={rows}
        keyOf={({ account }) => account}
        columns={columns}
        csvName="trial-balance"
      />
    </>
  );
}
