"use client";

import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { AdjustmentDesk } from "./balances/adjustment-desk.tsx";
import { HoldDesk } from "./hold-desk.tsx";
import { IncomeDesk } from "./income-desk.tsx";
import { RunDesk } from "./run-desk.tsx";
import { SettlementDesk } from "./settlement-desk.tsx";
import { TrialBalanceDesk } from "./trial-balance-desk.tsx";

const TABS = ["runs", "payouts", "holds", "adjustments", "income", "balance"] as const;

/** What finance works on: runs, payouts in trouble, holds, adjustments, and the books. */
export function FinanceDesk() {
  const t = useTranslations("console.settlements");
  const [tab, setTab] = useUrlState("tab");
  const content = {
    runs: <RunDesk />,
    payouts: <SettlementDesk />,
    holds: <HoldDesk />,
    adjustments: <AdjustmentDesk />,
    income: <IncomeDesk />,
    balance: <TrialBalanceDesk />,
  };
  return (
    <ConsolePage title={t("title")} lead={t("lead")}>
      <Tabs
        label={t("title")}
        value={tab}
        onChange={setTab}
        tabs={TABS.map((value) => ({ value, label: t(`tabs.${value}`), content: content[value] }))}
      />
    </ConsolePage>
  );
}
