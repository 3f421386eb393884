"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { ScopeName } from "#components/rates/scopes/scope-name.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { CardBody } from "./card-body.tsx";
import { cardInForceOf } from "./card-in-force.ts";
import { useCardsAbove } from "./editor/use-cards-above.ts";
import { PlanPreview } from "./plan-preview.tsx";
import { RateCardActions } from "./rate-card-actions.tsx";
import { RateCardBadge } from "./rate-card-badge.tsx";
import { RateCardDecision } from "./rate-card-decision.tsx";
import { ShadowRunPanel } from "./shadow-runs/shadow-run-panel.tsx";

export function RateCardScreen({ rateCardId }: { rateCardId: string }) {
  const t = useTranslations("console.rates");
  const words = useTranslations("words.rateCardLevel");
  const trpc = useTRPC();
  const query = useQuery(trpc.rates.get.queryOptions({ rateCardId }));
  const card = query.data;
  return (
    <ConsolePage
      title={card === undefined ? t("card") : `${words(card.level)} v${card.number}`}
      lead={<CopyableId value={rateCardId} />}
      actions={card !== undefined && <RateCardActions card={card} />}
    >
      <QueryView query={query}>{(data) => <CardFile card={data} />}</QueryView>
    </ConsolePage>
  );
}

function CardFile({ card }: { card: RateCardView }) {
  const t = useTranslations("console.rates");
  const above = useCardsAbove(card);
  return (
    <div className="grid grid-cols-1 gap-4">
      <Panel>
        <DescriptionList
          dense
          items={[
            { term: t("status"), value: <RateCardBadge card={card} /> },
            { term: t("scope"), value: <ScopeName level={card.level} scopeId={card.scopeId} /> },
            { term: t("from"), value: <AbsoluteDate at={card.effectiveFrom} /> },
            { term: t("to"), value: <AbsoluteDate at={card.effectiveTo} /> },
            ...(card.withdrawnAt === null
              ? []
              : [{ term: t("withdrawnAt"), value: <AbsoluteDate at={card.withdrawnAt} /> }]),
            ...(card.refusal === null ? [] : [{ term: t("refusal"), value: card.refusal }]),
            { term: t("note"), value: card.note ?? "–" },
          ]}
        />
      </Panel>
      {card.status === "pending_second" && <RateCardDecision card={card} />}
      {card.level !== "platform" && <CardBody body={card.body} />}
      <PlanPreview cards={[cardInForceOf(card), ...above]} />
      {(card.status === "draft" || card.status === "pending_second") && (
        <ShadowRunPanel rateCardId={card.id} />
      )}
    </div>
  );
}
