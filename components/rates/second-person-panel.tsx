"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { RateCardEvidence } from "#server/domain/rates/evidence.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { CardChanges } from "./card-changes.tsx";
import { RateCardStep } from "./rate-card-step.tsx";

/** What a proposed card would change and for whom, beside the two answers of a second person. */
export function SecondPersonPanel({ card }: { card: RateCardView }) {
  const t = useTranslations("console.rates");
  const trpc = useTRPC();
  const may = usePermissions();
  const evidence = useQuery(trpc.rates.evidence.queryOptions({ rateCardId: card.id }));
  const [asking, setAsking] = useState<"publish" | "refuse" | null>(null);
  return (
    <Panel title={t("secondPerson")}>
      <QueryView query={evidence}>
        {(seen) => (
          <div className="grid gap-4">
            <Reach card={card} seen={seen} />
            <CardChanges before={seen.replaces?.body ?? null} after={card.body} />
            {card.own && <Alert tone="warn">{t("secondPersonOwn")}</Alert>}
            {!card.own && may("rate_card:approve") && (
              <div className="flex flex-wrap gap-3">
                <Button onClick={() => setAsking("publish")}>{t("publish")}</Button>
                <Button variant="danger" onClick={() => setAsking("refuse")}>
                  {t("refuse")}
                </Button>
              </div>
            )}
            {asking !== null && (
              <RateCardStep
                card={card}
                step={asking}
                evidenceHash={seen.hash}
                onClose={() => setAsking(null)}
              />
            )}
          </div>
        )}
      </QueryView>
    </Panel>
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
