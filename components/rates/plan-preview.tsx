"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { Money } from "#components/ui/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { DomainError } from "#server/domain/errors.ts";
import { type EffectiveRates, effectiveRatesOf } from "#server/domain/fees/effective-rates.ts";
import { quoteInstalments } from "#server/domain/fees/quote.ts";
import type { QuoteTerms } from "#server/domain/fees/quote-view.ts";
import { type CardPlan, planKeyOf, type RateCardBody } from "#server/domain/fees/rate-card.ts";
import { formatFen, formatPpm, parseYuan } from "#server/domain/money/fen.ts";

/** What the card would cost for an amount, computed by the engine itself before anybody is charged by it. */
export function PlanPreview({ body }: { body: RateCardBody }) {
  const t = useTranslations("console.rates");
  const fees = useTranslations("fees");
  const words = useTranslations("words");
  const id = useId();
  const [typed, setTyped] = useState("1000");
  const amountFen = parseYuan(typed) ?? 0;
  const rates = ratesOfDraft(body);
  const said = (value: number | "inherit", format: (value: number) => string) =>
    value === "inherit" ? t("inherits") : format(value);
  return (
    <Panel
      title={t("preview")}
      actions={
        <label htmlFor={id} className="flex items-center gap-2 text-sm">
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
      <Table label={t("preview")}>
        <thead>
          <tr>
            <Th>{fees("plan")}</Th>
            <Th numeric>{t("rate")}</Th>
            <Th numeric>{fees("annualRate")}</Th>
            <Th numeric>{fees("perPeriod")}</Th>
            <Th numeric>{fees("buyerPays")}</Th>
            <Th numeric>{fees("sellerGets")}</Th>
            <Th>{t("limits")}</Th>
          </tr>
        </thead>
        <tbody>
          {body.plans.map((plan) => (
            <Tr key={`${plan.term}/${plan.bearer}`}>
              <Td>
                {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
              </Td>
              <Td numeric>{said(plan.ratePpm, formatPpm)}</Td>
              <Figures quote={preview(rates, plan, amountFen)} />
              <Td className="figures text-ink-soft">
                {plan.enabled === false
                  ? t("off")
                  : `${said(plan.minFen, formatFen)} – ${said(plan.maxFen, formatFen)}`}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-3 text-sm text-ink-soft">
        {t("methods")}{" "}
        {body.methods
          .filter((method) => method.enabled)
          .map((method) => `${words(`method.${method.kind}`)} ${said(method.ratePpm, formatPpm)}`)
          .join(" · ")}
      </p>
    </Panel>
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

/** The draft by itself: what it inherits cannot be worked out here. */
function ratesOfDraft(body: RateCardBody): EffectiveRates {
  const rateCard = { id: "draft", version: 1, effectiveFrom: new Date(0).toISOString() };
  return effectiveRatesOf([{ level: "platform", scopeId: "", rateCard, body }]);
}

function preview(rates: EffectiveRates, plan: CardPlan, amountFen: number): QuoteTerms | null {
  const { term, bearer } = plan;
  if (!rates.plans.some((candidate) => planKeyOf(candidate) === planKeyOf(plan))) return null;
  try {
    return quoteInstalments({ amountFen, term, bearer }, rates, new Date());
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
