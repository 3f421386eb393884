"use client";
import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { planKey } from "./plan-key.ts";

/** One plan to choose; what it costs whoever bears the fee is its loudest figure: the buyer by the annual rate. */
export function PlanCard({ quote }: { quote: Quote }) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const { annualRate, campaign, firstPaymentFen, regularPaymentFen } = quote;
  const annual = formatPpm(annualRate.nominalPpm);
  return (
    <RadioGroup.Item
      value={planKey(quote)}
      className="flex min-w-0 flex-col gap-x-6 gap-y-3 rounded-lg border border-edge bg-surface p-3 text-start transition-colors duration-150 hover:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:ring-1 data-[state=checked]:ring-accent sm:p-4 lg:flex-row lg:justify-between"
    >
      <span>
        <span className="sr-only">{words("terms", { term: quote.term })} </span>
        <span className="block text-sm font-medium sm:sr-only">{words(`bearer.${quote.bearer}`)}</span>
        {quote.bearer === "seller" ? (
          <Loudest
            label={t("sellerPays")}
            figure={formatFen(quote.sellerFeeFen)}
            note={t("sellerNote", { rate: formatPpm(quote.ratePpm), annual })}
          />
        ) : (
          <Loudest
            label={t("annualRate")}
            figure={annual}
            note={
              annualRate.nominalPpm === 0
                ? t("noInterest")
                : `${t("annualRateNote")} · ${t("effective", { rate: formatPpm(annualRate.effectivePpm) })}`
            }
          />
        )}
        {campaign !== undefined && (
          <span className="mt-2 block text-sm">
            <Badge tone="accent">{campaign.name}</Badge>{" "}
            <span className="text-xs">
              {t.rich("campaignUntil", { at: () => <AbsoluteDate at={campaign.endsAt} /> })}
            </span>
            <span className="mt-0.5 block text-xs">
              {t(`campaignBy.${campaign.fundedBy}`, { amount: formatFen(campaign.subsidyFen) })}
            </span>
          </span>
        )}
      </span>
      <span className="grid grid-cols-1 content-start gap-0.5 text-sm lg:w-52">
        <Figure label={t("perPeriod")} fen={regularPaymentFen} strong />
        {firstPaymentFen !== regularPaymentFen && <Figure label={t("firstOne")} fen={firstPaymentFen} />}
        <Figure label={t("buyerPays")} fen={quote.buyerTotalFen} />
        {quote.bearer === "buyer" && <Figure label={t("buyerFee")} fen={quote.buyerFeeFen} />}
        <Figure label={t("sellerGets")} fen={quote.sellerNetFen} />
      </span>
    </RadioGroup.Item>
  );
}

function Loudest({ label, figure, note }: Record<"label" | "figure" | "note", string>) {
  return (
    <>
      <span className="block text-xs">{label}</span>
      <span className="figures block text-2xl font-semibold sm:text-3xl">{figure}</span>
      <span className="block text-xs">{note}</span>
    </>
  );
}

function Figure({ label, fen, strong = false }: { label: string; fen: number; strong?: boolean }) {
  return (
    <span className="flex flex-wrap justify-between gap-x-2">
      <span>{label}</span>
      <Money fen={fen} className={strong ? "ms-auto font-semibold" : "ms-auto"} />
    </span>
  );
}
