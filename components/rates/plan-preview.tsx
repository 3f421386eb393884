"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import { DomainError } from "#server/domain/errors.ts";
import { parseYuan } from "#server/domain/fields/amounts.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import {
  type CardInForce,
  type EffectivePlan,
  type EffectiveRates,
  effectiveRatesOf,
  planVerdicts,
} from "#server/domain/quotes/effective-rates.ts";
import { quoteInstalments } from "#server/domain/quotes/quote.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { planKeyOf } from "#server/domain/rates/rate-card.ts";
import { mostSpecificFirst } from "#server/domain/scope.ts";

/** What the cards together would cost for an amount, by the engine itself, before anybody is charged by them. */
export function PlanPreview({ cards }: { cards: readonly CardInForce[] }) {
  const t = useTranslations("console.rates");
  const id = useId();
  const [typed, setTyped] = useState("1000");
  const rates = effectiveRatesOf(cards);
  return (
    <Panel
      title={t("preview")}
      actions={
        <label htmlFor={id} className="flex items-center gap-2 text-sm whitespace-nowrap">
          {t("previewAmount")}
          <Input
            id={id}
            inputMode="decimal"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="figures w-32 text-end"
          />
        </label>
      }
    >
      {rates.plans.length === 0 ? (
        <p className="text-sm text-ink-soft">{t("nothingOffered")}</p>
      ) : (
        <PreviewTable rates={rates} cards={mostSpecificFirst(cards)} amountFen={parseYuan(typed) ?? 0} />
      )}
      <Methods rates={rates} />
    </Panel>
  );
}

interface PreviewTableProps {
  rates: EffectiveRates;
  cards: readonly CardInForce[];
  amountFen: number;
}

function PreviewTable({ rates, cards, amountFen }: PreviewTableProps) {
  const t = useTranslations("console.rates");
  const fees = useTranslations("fees");
  const words = useTranslations("words");
  return (
    <Table label={t("preview")} dense>
      <thead>
        <tr>
          <Th>{fees("plan")}</Th>
          <Th numeric>{t("rate")}</Th>
          <Th>{t("rateFrom")}</Th>
          <Th numeric>{fees("annualRate")}</Th>
          <Th numeric>{fees("perPeriod")}</Th>
          <Th numeric>{fees("buyerPays")}</Th>
          <Th numeric>{fees("sellerGets")}</Th>
          <Th>{t("limits")}</Th>
        </tr>
      </thead>
      <tbody>
        {rates.plans.map((plan) => (
          <Tr key={planKeyOf(plan)}>
            <Td className="whitespace-nowrap">
              {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
            </Td>
            <Td numeric>{formatPpm(plan.ratePpm)}</Td>
            <Td>
              {planVerdicts(cards, plan, "ratePpm")
                .filter(({ says }) => says === "sets")
                .map(({ card }) => words(`rateCardLevel.${card.level}`))}
            </Td>
            <Figures quote={preview(rates, plan, amountFen)} />
            <Td className="figures text-ink-soft">
              {plan.enabled ? `${formatFen(plan.minFen)} – ${formatFen(plan.maxFen)}` : t("off")}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Figures({ quote }: { quote: QuoteTerms | null }) {
  const t = useTranslations("console.rates");
  if (quote === null) {
    return (
      <Td colSpan={4} className="text-ink-soft">
        {t("notOffered")}
      </Td>
    );
  }
  return (
    <>
      <Td numeric className="font-semibold">
        {formatPpm(quote.annualRate.nominalPpm)}
      </Td>
      <Td numeric>
        <Money fen={quote.regularPaymentFen} />
      </Td>
      <Td numeric>
        <Money fen={quote.buyerTotalFen} />
      </Td>
      <Td numeric>
        <Money fen={quote.sellerNetFen} />
      </Td>
    </>
  );
}

function Methods({ rates }: { rates: EffectiveRates }) {
  const t = useTranslations("console.rates");
  const words = useTranslations("words.method");
  return (
    <p className="mt-3 text-sm text-ink-soft">
      {t("methods")}{" "}
      {rates.methods
        .filter((method) => method.enabled)
        .map((method) => `${words(method.kind)} ${formatPpm(method.ratePpm)}`)
        .join(" · ")}
    </p>
  );
}

function preview(
  rates: EffectiveRates,
  { term, bearer }: EffectivePlan,
  amountFen: number,
): QuoteTerms | null {
  try {
    return quoteInstalments({ amountFen, term, bearer }, rates, new Date());
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
