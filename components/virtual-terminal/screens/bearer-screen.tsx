"use client";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { BEARERS } from "#server/domain/rates/rate-card.ts";
import type { Screen } from "./flow/payment-screens.ts";
import { useOffers } from "./flow/use-offers.ts";
import type { PaymentFlow } from "./flow/use-payment-flow.ts";
import { ChoiceButton } from "./parts/choice-button.tsx";
import { Glass } from "./parts/glass.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";
import { RefusedPlans } from "./refused-plans.tsx";

interface BearerScreenProps {
  screen: Extract<Screen, { name: "bearer" }>;
  config: TerminalConfig;
  now: Date;
  flow: PaymentFlow;
}

/** For the clerk alone, before the payer looks: who pays the plan's fee, and what that costs the shop. */
export function BearerScreen({ screen, config, now, flow }: BearerScreenProps) {
  const t = useTranslations("terminal.bearer");
  const words = useTranslations("words");
  const { amountFen } = screen;
  const { offers, refused } = useOffers(config, amountFen, now);
  const costs = (of: QuoteTerms[], fee: "buyerFeeFen" | "sellerFeeFen") =>
    of.every((quote) => quote[fee] === 0)
      ? t("nothing")
      : of.map((quote) => t("cost", { term: quote.term, amount: formatFen(quote[fee]) })).join(" · ");
  const choices = BEARERS.map((bearer) => ({
    bearer,
    plans: offers.filter((quote) => quote.bearer === bearer),
  })).filter(({ plans }) => plans.length > 0);
  return (
    <Glass>
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
      <p className="mb-3 text-sm text-ink-soft">{t("lead")}</p>
      <div className="grid gap-2">
        {choices.map(({ bearer, plans }, index) => (
          <ChoiceButton
            key={bearer}
            number={index + 1}
            title={words(`bearerShort.${bearer}`)}
            onClick={() => flow.show({ name: "plans", amountFen, bearer })}
          >
            <span className="figures block text-ink">
              {t("shop", { costs: costs(plans, "sellerFeeFen") })}
            </span>
            <span className="figures block">{t("payer", { costs: costs(plans, "buyerFeeFen") })}</span>
          </ChoiceButton>
        ))}
        {choices.length === 0 && (
          <>
            <Alert tone="warn">{t("none")}</Alert>
            <RefusedPlans plans={refused} />
          </>
        )}
      </div>
    </Glass>
  );
}
