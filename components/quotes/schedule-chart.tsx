"use client";

import { useTranslations } from "next-intl";
import { MoneyBars } from "#components/ui/money/money-bars.tsx";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";

/** Principal and fee stacked per instalment. The table beside it says the same in figures. */
export function ScheduleChart({ schedule }: { schedule: QuoteTerms["schedule"] }) {
  const t = useTranslations("fees");
  return (
    <MoneyBars
      label={t("chartLabel")}
      rows={schedule}
      category="period"
      parts={[
        { key: "principalFen", name: t("principal"), fill: "main" },
        { key: "feeFen", name: t("fee"), fill: "cost" },
      ]}
    />
  );
}
