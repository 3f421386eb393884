"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { PayoutView, SettlementDetail } from "#server/domain/settlements/views.ts";
import { AmountPartsList } from "../amount-parts.tsx";
import { MoneyStatus } from "../badges.tsx";
import { ExplainedAmount } from "./explained-amount.tsx";
import { usePayoutFailure } from "./use-payout-failure.ts";
import { useSettlementSentence } from "./use-settlement-sentence.ts";

/** One settlement for its merchant: how much, where to, and why that much. */
export function OwnSettlement({ settlementId }: { settlementId: string }) {
  const trpc = useTRPC();
  const settlement = useQuery(
    trpc.settlements.get.queryOptions({ settlementId }, { refetchInterval: 15_000 }),
  );
  return <QueryView query={settlement}>{(one) => <Sheet settlement={one} />}</QueryView>;
}

function Sheet({ settlement }: { settlement: SettlementDetail }) {
  const t = useTranslations("merchant.money");
  const sentence = useSettlementSentence();
  const [asking, setAsking] = useState(false);
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <Panel title={t("howMuch")} actions={<MoneyStatus of="settlementStatus" status={settlement.status} />}>
        <p className="text-4xl font-semibold tracking-tight">
          <Money fen={settlement.netFen} />
        </p>
        <p className="mt-1 mb-4 text-sm text-ink-soft">{sentence(settlement)}</p>
        <AmountPartsList amounts={settlement} />
        <Button variant="secondary" className="mt-4" onClick={() => setAsking(true)}>
          {t("whyThatMuch", { count: settlement.entries })}
        </Button>
      </Panel>
      {settlement.payouts.map((payout) => (
        <Payout key={payout.id} payout={payout} />
      ))}
      {asking && (
        <ExplainedAmount
          title={t("howMuch")}
          question={{ settlementId: settlement.id }}
          amountOf={({ netFen }) => netFen}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Payout({ payout }: { payout: PayoutView }) {
  const t = useTranslations("merchant.money");
  const statuses = useTranslations("words.payoutStatus");
  const failureOf = usePayoutFailure();
  const { failureReason: reason } = payout;
  const why = reason === null ? null : failureOf(reason);
  return (
    <Panel title={t("whereTo")}>
      <DescriptionList
        items={[
          { term: t("account"), value: `${payout.bankName} ${payout.numberMasked}` },
          { term: t("amount"), value: <Money fen={payout.amountFen} /> },
          { term: t("state"), value: statuses(payout.status) },
          ...(why === null ? [] : [{ term: t("why"), value: why }]),
          { term: t("sentAt"), value: <AbsoluteDate at={payout.createdAt} /> },
          { term: t("arrivedAt"), value: <AbsoluteDate at={payout.finishedAt} /> },
        ]}
      />
    </Panel>
  );
}
