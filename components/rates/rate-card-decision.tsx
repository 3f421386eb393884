"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SecondPersonPanel } from "#components/console/second-person-panel.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { RateCardEvidence } from "#server/domain/rates/evidence.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { CardChanges } from "./card-changes.tsx";
import { RateCardStep } from "./rate-card-step.tsx";

/** What a proposed card would change and for whom, beside the two answers of a second person. */
export function RateCardDecision({ card }: { card: RateCardView }) {
  const t = useTranslations("console.rates");
  const evidence = useQuery(useTRPC().rates.evidence.queryOptions({ rateCardId: card.id }));
  return (
    <SecondPersonPanel
      words="console.rates"
      title={t("secondPerson")}
      needs="rate_card:approve"
      own={card.own}
      evidence={evidence}
      asks={(step, { hash }, onClose) => (
        <RateCardStep card={card} step={step} evidenceHash={hash} onClose={onClose} />
      )}
    >
      {(seen) => (
        <>
          <Reach card={card} seen={seen} />
          <CardChanges before={seen.replaces?.body ?? null} after={card.body} />
        </>
      )}
    </SecondPersonPanel>
  );
}

function Reach({ card, seen }: { card: RateCardView; seen: RateCardEvidence }) {
  const t = useTranslations("console.rates");
  const { merchants, terminals, replaces, followedBy } = seen;
  return (
    <DescriptionList
      dense
      items={[
        { term: t("proposedAt"), value: <AbsoluteDate at={card.proposedAt} /> },
        { term: t("reach"), value: t("reachOf", { merchants, terminals }) },
        { term: t("replaces"), value: replaces === null ? t("nothing") : `v${replaces.number}` },
        { term: t("followedBy"), value: followedBy === null ? t("nothing") : `v${followedBy.number}` },
      ]}
    />
  );
}
