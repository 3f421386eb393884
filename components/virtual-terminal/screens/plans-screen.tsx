"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useProblemText } from "#components/query/use-problem-text.ts";
import { Alert } from "#components/ui/alert.tsx";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { ChoiceButton } from "./choice-button.tsx";
import { offersFor } from "./offers.ts";
import type { Screen } from "./payment-screens.ts";
import { ScreenHeader } from "./screen-header.tsx";
import type { PaymentFlow } from "./use-payment-flow.ts";

interface PlansScreenProps {
  screen: Extract<Screen, { name: "plans" }>;
  config: TerminalConfig;
  now: Date;
  flow: PaymentFlow;
}

export function PlansScreen({ screen, config, now, flow }: PlansScreenProps) {
  const t = useTranslations("terminal.plans");
  const words = useTranslations("words");
  const textOf = useProblemText();
  const { amountFen } = screen;
  const day = now.toISOString().slice(0, 16);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a quote changes with the minute at most
  const { offers, refused } = useMemo(() => offersFor(config, amountFen, now), [config, amountFen, day]);
  return (
    <>
      <ScreenHeader
        title={t("title")}
        amountFen={amountFen}
        onBack={() => flow.show({ name: "alipay", amountFen })}
      />
      {screen.changed && (
        <Alert tone="warn" className="mb-3 p-3">
          {t("changed")}
        </Alert>
      )}
      <div className="grid gap-2">
        {offers.map((quote) => (
          <PlanButton
            key={`${quote.term}/${quote.bearer}`}
            quote={quote}
            onClick={() => flow.show({ name: "confirm", quote })}
          />
        ))}
        {offers.length === 0 && <Alert tone="warn">{t("none")}</Alert>}
        {refused.map((plan) => (
          <p key={`${plan.term}/${plan.bearer}`} className="text-sm text-ink-soft">
            {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
            {words("colon")}
            {textOf({ ...plan, code: plan.reason, message: plan.reason, details: {}, fieldErrors: {} })}
          </p>
        ))}
      </div>
      <p className="mt-3 text-xs text-ink-soft">{t("warning")}</p>
    </>
  );
}

function PlanButton({ quote, onClick }: { quote: QuoteTerms; onClick: () => void }) {
  const t = useTranslations("terminal.plans");
  const words = useTranslations("words");
  return (
    <ChoiceButton
      title={`${words("terms", { term: quote.term })} · ${words(`bearerShort.${quote.bearer}`)}`}
      onClick={onClick}
    >
      <span className="figures flex justify-between gap-2">
        <span>
          {t("perPeriod", { amount: formatFen(quote.regularPaymentFen) })}
          {quote.campaign !== undefined && (
            <span className="block text-accent-strong">{quote.campaign.name}</span>
          )}
        </span>
        <strong className="text-ink">{t("annual", { rate: formatPpm(quote.annualRate.nominalPpm) })}</strong>
      </span>
    </ChoiceButton>
  );
}
