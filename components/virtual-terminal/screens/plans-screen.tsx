"use client";
import { useTranslations } from "next-intl";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { Screen } from "./flow/payment-screens.ts";
import { useOffers } from "./flow/use-offers.ts";
import type { PaymentFlow } from "./flow/use-payment-flow.ts";
import { ChoiceButton } from "./parts/choice-button.tsx";
import { Glass } from "./parts/glass.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";
import { RefusedPlans } from "./refused-plans.tsx";

interface PlansScreenProps {
  screen: Extract<Screen, { name: "plans" }>;
  config: TerminalConfig;
  now: Date;
  flow: PaymentFlow;
}

/** For the payer: in how many instalments, by what each costs them. What it costs the shop is settled by now. */
export function PlansScreen({ screen, config, now, flow }: PlansScreenProps) {
  const t = useTranslations("terminal.plans");
  const words = useTranslations("words");
  const { amountFen, bearer } = screen;
  const { offers, refused } = useOffers(config, amountFen, now);
  const ours = (plan: { bearer: string }) => plan.bearer === bearer;
  return (
    <Glass>
      <ScreenHeader
        title={t("title")}
        amountFen={amountFen}
        onBack={() => flow.show({ name: "bearer", amountFen, changed: false })}
      />
      <div className="grid gap-2">
        {offers.filter(ours).map((quote, index) => (
          <ChoiceButton
            key={quote.term}
            number={index + 1}
            title={words("terms", { term: quote.term })}
            onClick={() => flow.show({ name: "confirm", quote })}
          >
            <span className="figures flex justify-between gap-2">
              <span>
                {t("perPeriod", { amount: formatFen(quote.regularPaymentFen) })}
                {quote.campaign !== undefined && (
                  <span className="block text-accent-strong">{quote.campaign.name}</span>
                )}
              </span>
              <strong className="text-ink">
                {t("annual", { rate: formatPpm(quote.annualRate.nominalPpm) })}
              </strong>
            </span>
          </ChoiceButton>
        ))}
        <RefusedPlans plans={refused.filter(ours)} />
      </div>
      <p className="mt-3 text-xs text-ink-soft">{t("warning")}</p>
    </Glass>
  );
}
