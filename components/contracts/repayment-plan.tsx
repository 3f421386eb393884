"use client";
import { useTranslations } from "next-intl";
import { ScheduleChart } from "#components/quotes/schedule-chart.tsx";
import { ScheduleTable } from "#components/quotes/schedule-table.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { PaymentDetail } from "#server/domain/payments/views.ts";
import { ContractBadge } from "./contract-badge.tsx";
import { InstalmentBadge } from "./instalment-badge.tsx";

interface RepaymentPlanProps {
  contract: NonNullable<PaymentDetail["contract"]>;
  quote: NonNullable<PaymentDetail["quote"]>;
}

/** What the payer owes the channel, when, and how much of it is settled (S5). */
export function RepaymentPlan({ contract, quote }: RepaymentPlanProps) {
  const t = useTranslations("merchant.plan");
  const fees = useTranslations("fees");
  const words = useTranslations("words");
  const { campaign } = quote;
  return (
    <Panel
      title={`${words("terms", { term: quote.term })} · ${words(`bearer.${quote.bearer}`)}`}
      actions={<ContractBadge contract={contract} />}
    >
      <p className="mb-3 text-sm">
        {t("annual")} <strong>{formatPpm(quote.annualRate.nominalPpm)}</strong> · {t("buyerTotal")}{" "}
        <Money fen={quote.buyerTotalFen} /> · {fees("rate", { rate: formatPpm(quote.ratePpm) })}
        {campaign !== undefined && (
          <>
            {" "}
            · {campaign.name} (
            {fees(`campaignBy.${campaign.fundedBy}`, { amount: formatFen(campaign.subsidyFen) })})
          </>
        )}
      </p>
      <ScheduleChart schedule={quote.schedule} />
      <div className="mt-4">
        {contract.instalments === null ? (
          <ScheduleTable label={t("title")} instalments={quote.schedule} />
        ) : (
          <ScheduleTable
            label={t("title")}
            instalments={contract.instalments}
            extra={{ header: t("state"), cell: (instalment) => <InstalmentBadge instalment={instalment} /> }}
          />
        )}
      </div>
      {contract.instalments === null && <p className="mt-3 text-sm text-ink-soft">{t("statusOnly")}</p>}
      {contract.instalments !== null && !contract.isTold && (
        <p className="mt-3 text-sm text-ink-soft">{t("notTold")}</p>
      )}
      <p className="mt-3 text-xs text-ink-soft">
        {t("quote")} <CopyableId value={quote.hash} shorten />
      </p>
    </Panel>
  );
}
