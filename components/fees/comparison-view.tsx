"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemText } from "#components/api/use-problem-text.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { Comparison } from "#server/domain/fees/quote-view.ts";
import { PlanChoice, planKey } from "./plan-choice.tsx";
import { ScheduleChart } from "./schedule-chart.tsx";
import { ScheduleTable } from "./schedule-table.tsx";

/** Every plan side by side, and the chosen one's repayments below. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const [chosen, setChosen] = useState<string | null>(null);
  const quote = comparison.quotes.find((candidate) => planKey(candidate) === chosen) ?? comparison.quotes[0];
  return (
    <div className="grid gap-8">
      <section aria-labelledby="plans">
        <h2 id="plans" className="mb-4 text-lg">
          {t("compareTitle")}
        </h2>
        <PlanChoice
          quotes={comparison.quotes}
          chosen={quote === undefined ? null : planKey(quote)}
          onChoose={setChosen}
        />
        <RefusedPlans refused={comparison.refused} />
      </section>
      {quote !== undefined && (
        <Panel
          title={t("scheduleTitle", {
            plan: `${words("terms", { term: quote.term })} · ${words(`bearer.${quote.bearer}`)}`,
          })}
        >
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <ScheduleChart schedule={quote.schedule} />
            <ScheduleTable label={t("payment")} instalments={quote.schedule} />
          </div>
          <p className="mt-4 text-xs text-ink-soft">{t("rateCard", { version: quote.rateCard.version })}</p>
        </Panel>
      )}
    </div>
  );
}

function RefusedPlans({ refused }: { refused: Comparison["refused"] }) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const textOf = useProblemText();
  if (refused.length === 0) return null;
  return (
    <div className="mt-4 text-sm text-ink-soft">
      <h3 className="font-medium text-ink">{t("refusedTitle")}</h3>
      <ul className="mt-1">
        {refused.map((plan) => (
          <li key={`${plan.term}/${plan.bearer}`}>
            {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}：
            {textOf({ ...plan, code: plan.reason, details: {}, fieldErrors: {} })}
          </li>
        ))}
      </ul>
    </div>
  );
}
