"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Money } from "#components/ui/money/money.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import type { PaymentFlow } from "./flow/use-payment-flow.ts";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

/** For the payer: every repayment with its date, and the annual rate, before agreeing (S3, S10). */
export function ConfirmScreen({ quote, flow }: { quote: QuoteTerms; flow: PaymentFlow }) {
  const t = useTranslations("terminal.confirm");
  const fees = useTranslations("fees");
  const words = useTranslations("words");
  const [busy, setBusy] = useState(false);
  const { amountFen, campaign } = quote;
  return (
    <Glass
      foot={
        <PrimaryButton
          busy={busy}
          onClick={() => {
            setBusy(true);
            void flow.payByPlan(quote);
          }}
        >
          {t("agree")}
        </PrimaryButton>
      }
    >
      <ScreenHeader
        title={`${words("terms", { term: quote.term })} · ${words(`bearerShort.${quote.bearer}`)}`}
        amountFen={quote.buyerTotalFen}
        onBack={() => flow.show({ name: "plans", amountFen, bearer: quote.bearer })}
      />
      <div className="rounded-md bg-sunken p-3">
        <p className="text-sm">{t("annualRate")}</p>
        <p className="figures text-3xl font-semibold">{formatPpm(quote.annualRate.nominalPpm)}</p>
        <p className="text-xs">{t("annualNote", { effective: formatPpm(quote.annualRate.effectivePpm) })}</p>
      </div>
      <dl className="my-3 grid grid-cols-2 gap-y-1 text-sm">
        <dt>{t("goods")}</dt>
        <dd className="text-end">
          <Money fen={amountFen} />
        </dd>
        <dt>{t("fee")}</dt>
        <dd className="text-end">
          <Money fen={quote.buyerFeeFen} />
        </dd>
        {campaign !== undefined && (
          <>
            <dt>{campaign.name}</dt>
            <dd className="text-end text-accent-strong">
              {fees(`campaignBy.${campaign.fundedBy}`, { amount: formatFen(campaign.subsidyFen) })}
            </dd>
          </>
        )}
        <dt>{t("total")}</dt>
        <dd className="text-end font-semibold">
          <Money fen={quote.buyerTotalFen} />
        </dd>
      </dl>
      <ol className="divide-y divide-line text-sm">
        {quote.schedule.map((instalment) => (
          <li key={instalment.period} className="figures grid grid-cols-[2.5rem_1fr_auto] py-1">
            <span>{instalment.period}</span>
            <span>{instalment.dueOn}</span>
            <Money fen={instalment.paymentFen} />
          </li>
        ))}
      </ol>
      <p className="mt-3 text-xs text-ink-soft">{t("credit")}</p>
    </Glass>
  );
}
