"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SecondPersonPanel } from "#components/console/second-person-panel.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { ModelPriceEvidence } from "#server/domain/devices/prices/evidence.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { PriceStep } from "./price-step.tsx";
import { usePriceTitle } from "./use-price-title.ts";

/** What a proposed price would replace, beside the two answers of a second person. */
export function PriceDecision({ price }: { price: ModelPriceView }) {
  const t = useTranslations("console.models");
  const titleOf = usePriceTitle();
  const evidence = useQuery(useTRPC().models.priceEvidence.queryOptions({ priceId: price.id }));
  return (
    <SecondPersonPanel
      words="console.models"
      title={t("decideOn", { price: titleOf(price) })}
      needs="rate_card:approve"
      own={price.own}
      evidence={evidence}
      asks={(step, { hash }, onClose) => (
        <PriceStep price={price} step={step} evidenceHash={hash} onClose={onClose} />
      )}
    >
      {(seen) => <Evidence price={price} seen={seen} />}
    </SecondPersonPanel>
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
