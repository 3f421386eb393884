"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useOfferText } from "#components/devices/use-offers-text.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { CaseAdvice, RecommendationView } from "#server/domain/applications/recommendation.ts";
import { OFFER_KINDS } from "#server/domain/devices/prices/offers.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { AdvisedProducts } from "./advised-products.tsx";

/** Which product and device fit the case and what they cost a month; one of them is laid before the applicant. */
export function RecommendationPanel({ file }: { file: CaseView }) {
  const t = useTranslations("console.advice");
  const advice = useQuery(useTRPC().reviews.advice.queryOptions({ applicationId: file.id }));
  if (advice.data === undefined || advice.data.products.length === 0) return null;
  const { products, sent } = advice.data;
  return (
    <Panel title={t("title")}>
      <div className="grid gap-3 text-sm">
        <AdvisedProducts products={products} chosen={file.product} />
        {sent !== null && <Sent sent={sent} />}
        {file.events.includes("propose_approval") && <Send file={file} products={products} />}
      </div>
    </Panel>
  );
}

const TONES = { sent: "accent", agreed: "accent", declined: "warn", replaced: "neutral" } as const;

function Sent({ sent }: { sent: RecommendationView }) {
  const t = useTranslations("console.advice");
  const nameOf = useModelName();
  const priceOf = useOfferText();
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-sunken p-3">
      <Badge tone={TONES[sent.status]}>{t(`status.${sent.status}`)}</Badge>
      <span className="font-medium">{nameOf(sent)}</span>
      <span className="figures">{priceOf(sent.offer, sent.amountFen)}</span>
      <span>
        {t("monthly")} <Money fen={sent.monthlyFen} />
      </span>
      <span className="text-ink-soft">
        <RelativeDate at={sent.answeredAt ?? sent.sentAt} />
      </span>
    </p>
  );
}

function Send({ file, products }: { file: CaseView; products: CaseAdvice["products"] }) {
  const t = useTranslations("console.advice");
  const nameOf = useModelName();
  const priceOf = useOfferText();
  const devices = products.find(({ product }) => product === file.product)?.devices ?? [];
  const options = devices.flatMap((device) =>
    OFFER_KINDS.flatMap((offer) => {
      const amountFen = device.offers[offer];
      return amountFen === null
        ? []
        : [
            {
              value: `${device.modelCode} ${offer}`,
              label: `${nameOf(device)} · ${priceOf(offer, amountFen)}`,
            },
          ];
    }),
  );
  const [chosen, setChosen] = useState(options[0]?.value ?? "");
  const send = useMutation(useTRPC().reviews.recommend.mutationOptions());
  if (options.length === 0) return <p className="text-ink-soft">{t("noDevice")}</p>;
  const [modelCode = "", offer = ""] = chosen.split(" ");
  const kind = OFFER_KINDS.find((one) => one === offer);
  return (
    <div className="grid gap-2">
      <FormProblem error={send.error} />
      <div className="flex flex-wrap items-center gap-2">
        <FilterSelect label={t("device")} required value={chosen} onChange={setChosen} options={options} />
        <Button
          variant="secondary"
          disabled={kind === undefined}
          busy={send.isPending}
          onClick={() =>
            kind !== undefined &&
            send.mutate({ applicationId: file.id, version: file.version, modelCode, offer: kind })
          }
        >
          {t("send")}
        </Button>
      </div>
    </div>
  );
}
