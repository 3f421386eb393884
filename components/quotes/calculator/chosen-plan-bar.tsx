"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";

/** On a phone the chosen plan is a screen below its card: this keeps it in sight and leads there. */
export function ChosenPlanBar({ quote }: { quote: Quote }) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  return (
    <a
      href="#chosen-plan"
      className="figures sticky bottom-0 -mx-4 flex min-h-14 items-center gap-3 border-y border-line bg-surface px-4 text-sm sm:hidden"
    >
      <span className="min-w-0 truncate font-medium">
        {words("terms", { term: quote.term })} · {words(`bearerShort.${quote.bearer}`)}
      </span>
      <span className="whitespace-nowrap">
        {t("perPeriod")} {formatFen(quote.regularPaymentFen)}
      </span>
      <span className="ms-auto font-semibold">{formatPpm(quote.annualRate.nominalPpm)}</span>
      <ChevronDown aria-hidden className="size-4 shrink-0" />
      <span className="sr-only">{t("toSchedule")}</span>
    </a>
  );
}
