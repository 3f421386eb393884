"use client";
import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { QuoteSeal } from "../quote-seal.tsx";
import { QuoteTrace } from "../quote-trace.tsx";
import { RepaymentWords } from "../repayment-words.tsx";
import { ScheduleChart } from "../schedule-chart.tsx";
import { ScheduleTable } from "../schedule-table.tsx";
import { WhoPays } from "./who-pays.tsx";

/** Everything about one plan: its annual rate, every repayment, who pays what, why, and the proof. */
export function ChosenPlan({ quote }: { quote: Quote }) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const plan = `${words("terms", { term: quote.term })} · ${words(`bearer.${quote.bearer}`)}`;
  return (
    <Panel title={t("scheduleTitle", { plan })}>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-1 content-start gap-4">
          <AnnualRate quote={quote} />
          <RepaymentWords quote={quote} />
        </div>
        <WhoPays quote={quote} />
      </div>
      <div className="mt-6 grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <ScheduleChart schedule={quote.schedule} />
        <ScheduleTable label={t("payment")} instalments={quote.schedule} />
      </div>
      <div className="mt-6 grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <QuoteTrace trace={quote.trace} />
        <div className="grid grid-cols-1 gap-2">
          <QuoteSeal quote={quote} />
          <p className="text-xs text-ink-soft">{t("rateCard", { version: quote.rateCard.version })}</p>
        </div>
      </div>
    </Panel>
  );
}

function AnnualRate({ quote: { annualRate } }: { quote: Quote }) {
  const t = useTranslations("fees");
  return (
    <div>
      <p className="text-sm">{t("annualRate")}</p>
      <p className="figures text-5xl font-semibold tracking-tight">{formatPpm(annualRate.nominalPpm)}</p>
      <p className="mt-1 text-sm text-ink-soft">
        {annualRate.nominalPpm === 0
          ? t("noInterest")
          : t("annualRateWords", {
              monthly: formatPpm(annualRate.monthlyIrrPpm, 4),
              effective: formatPpm(annualRate.effectivePpm),
            })}
      </p>
    </div>
  );
}
