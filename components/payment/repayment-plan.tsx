"use client";

import { useTranslations } from "next-intl";
import { ScheduleChart } from "#components/fees/schedule-chart.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Money } from "#components/ui/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { formatPpm } from "#server/domain/money/fen.ts";
import type { PaymentFile } from "./router-types.ts";

interface RepaymentPlanProps {
  contract: NonNullable<PaymentFile["contract"]>;
  quote: NonNullable<PaymentFile["quote"]>;
}

/** What the payer owes the channel, when, and how much of it is settled (S5). */
export function RepaymentPlan({ contract, quote }: RepaymentPlanProps) {
  const t = useTranslations("merchant.plan");
  const fees = useTranslations("fees");
  const words = useTranslations("words");
  return (
    <Panel
      title={`${words("terms", { term: quote.term })} · ${words(`bearer.${quote.bearer}`)}`}
      actions={
        <Badge tone={contract.status === "overdue" ? "danger" : "neutral"}>
          {words(`contractStatus.${contract.status}`)}
        </Badge>
      }
    >
      <p className="mb-3 text-sm">
        {t("annual")} <strong>{formatPpm(quote.annualRate.nominalPpm)}</strong> · {t("buyerTotal")}{" "}
        <Money fen={quote.buyerTotalFen} /> · {fees("rate", { rate: formatPpm(quote.ratePpm) })}
      </p>
      <ScheduleChart schedule={quote.schedule} />
      <div className="mt-4">
        <Table label={t("title")}>
          <thead>
            <tr>
              <Th>{fees("period")}</Th>
              <Th>{fees("dueOn")}</Th>
              <Th numeric>{fees("principal")}</Th>
              <Th numeric>{fees("fee")}</Th>
              <Th numeric>{fees("payment")}</Th>
              <Th>{t("state")}</Th>
            </tr>
          </thead>
          <tbody>
            {contract.instalments.map((instalment) => (
              <Tr key={instalment.period}>
                <Td className="figures">{instalment.period}</Td>
                <Td className="figures whitespace-nowrap">{instalment.dueOn}</Td>
                <Td numeric>
                  <Money fen={instalment.principalFen} />
                </Td>
                <Td numeric>
                  <Money fen={instalment.feeFen} />
                </Td>
                <Td numeric>
                  <Money fen={instalment.paymentFen} />
                </Td>
                <Td>
                  <Badge tone={instalment.state === "overdue" ? "danger" : "neutral"}>
                    {t(`instalmentState.${instalment.state}`)}
                  </Badge>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p className="mt-3 text-xs text-ink-soft">
        {t("quote")} <CopyableId value={quote.hash} shorten />
      </p>
    </Panel>
  );
}
