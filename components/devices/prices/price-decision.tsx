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
import type { ModelPriceEvidence } from "#server/domain/devices/prices/evidence.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { PriceStep } from "./price-step.tsx";
import { usePriceTitle } from "./use-price-title.ts";

/** What a proposed price would replace, beside the two answers of a second person. */
export function PriceDecision({ price }: { price: ModelPriceView }) {
  const t = useTranslations("console.models");
  const may = usePermissions();
  const titleOf = usePriceTitle();
  const [asking, setAsking] = useState<"publish" | "refuse" | null>(null);
  const evidence = useQuery(useTRPC().models.priceEvidence.queryOptions({ priceId: price.id }));
  return (
    <Panel title={t("decideOn", { price: titleOf(price) })}>
      <QueryView query={evidence}>
        {(seen) => (
          <div className="grid gap-4">
            <Evidence price={price} seen={seen} />
            {price.own && <Alert tone="warn">{t("secondPersonOwn")}</Alert>}
            {!price.own && may("rate_card:approve") && (
              <div className="flex flex-wrap gap-3">
                <Button onClick={() => setAsking("publish")}>{t("publish")}</Button>
                <Button variant="danger" onClick={() => setAsking("refuse")}>
                  {t("refuse")}
                </Button>
              </div>
            )}
            {asking !== null && (
              <PriceStep
                price={price}
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

function Evidence({ price, seen }: { price: ModelPriceView; seen: ModelPriceEvidence }) {
  const t = useTranslations("console.models");
  const titleOf = usePriceTitle();
  const { kind } = price;
  const named = (neighbour: ModelPriceEvidence["replaces"]) =>
    neighbour === null ? t("nothing") : titleOf({ kind, ...neighbour });
  return (
    <DescriptionList
      dense
      items={[
        { term: t("madeBy"), value: price.madeBy ?? "–" },
        { term: t("proposedAt"), value: <AbsoluteDate at={price.proposedAt} /> },
        { term: t("replaces"), value: named(seen.replaces) },
        { term: t("followedBy"), value: named(seen.followedBy) },
        { term: t("note"), value: price.note ?? "–" },
      ]}
    />
  );
}
