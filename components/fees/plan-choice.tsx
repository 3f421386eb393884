"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { Money } from "#components/ui/money.tsx";
import type { Quote } from "#server/domain/fees/quote-view.ts";
import { BEARERS } from "#server/domain/fees/rate-card.ts";
import { formatFen, formatPpm } from "#server/domain/money/fen.ts";

export function planKey(quote: { term: number; bearer: string }): string {
  return `${quote.term}/${quote.bearer}`;
}

interface PlanChoiceProps {
  quotes: readonly Quote[];
  chosen: string | null;
  onChoose: (key: string) => void;
}

/** Buyer-borne and seller-borne plans in two rows; the annual rate is the loudest figure on each card. */
export function PlanChoice({ quotes, chosen, onChoose }: PlanChoiceProps) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  return (
    <RadioGroup.Root
      aria-label={t("compareTitle")}
      value={chosen ?? ""}
      onValueChange={onChoose}
      className="grid gap-6"
    >
      {BEARERS.map((bearer) => (
        <div key={bearer}>
          <h3 className="mb-2 text-sm text-ink-soft">{words(`bearer.${bearer}`)}</h3>
          <div className="grid gap-3 sm:grid-cols-3">
            {quotes
              .filter((quote) => quote.bearer === bearer)
              .map((quote) => (
                <PlanCard key={planKey(quote)} quote={quote} />
              ))}
          </div>
        </div>
      ))}
    </RadioGroup.Root>
  );
}

function PlanCard({ quote }: { quote: Quote }) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const free = quote.annualRate.nominalPpm === 0;
  return (
    <RadioGroup.Item
      value={planKey(quote)}
      className="rounded-lg border border-edge bg-surface p-4 text-start transition-colors duration-150 hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{words("terms", { term: quote.term })}</span>
        <span className="text-xs">{t("rate", { rate: formatPpm(quote.ratePpm) })}</span>
      </span>
      <span className="mt-2 block text-2xl font-semibold">
        {free ? t("noInterest") : formatPpm(quote.annualRate.nominalPpm)}
      </span>
      <span className="block text-xs">
        {free
          ? `${t("annualRate")} 0%`
          : `${t("annualRate")} (${t("annualRateNote")}) · ${t("effective", { rate: formatPpm(quote.annualRate.effectivePpm) })}`}
      </span>
      <Figures
        items={[
          [
            quote.firstPaymentFen === quote.regularPaymentFen
              ? t("perPeriod")
              : `${t("perPeriod")} (${t("firstPayment", { amount: formatFen(quote.firstPaymentFen) })})`,
            quote.regularPaymentFen,
          ],
          [t("buyerPays"), quote.buyerTotalFen],
          [t("buyerFee"), quote.buyerFeeFen],
          [t("sellerGets"), quote.sellerNetFen],
        ]}
      />
    </RadioGroup.Item>
  );
}

function Figures({ items }: { items: readonly (readonly [string, number])[] }) {
  return (
    <span className="mt-3 grid gap-0.5 text-sm">
      {items.map(([label, fen]) => (
        <span key={label} className="flex justify-between gap-2">
          <span>{label}</span>
          <Money fen={fen} />
        </span>
      ))}
    </span>
  );
}
