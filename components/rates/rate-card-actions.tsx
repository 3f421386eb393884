"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { type PriceEvent, stepsOfMaker } from "#server/domain/price-status.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { RateCardStep } from "./rate-card-step.tsx";

const VARIANTS = { propose: "primary", withdraw: "danger", discard: "ghost" } as const;

/** The steps of its maker, the one that leads on last. */
export function RateCardActions({ card }: { card: RateCardView }) {
  const t = useTranslations("console.rates");
  const may = usePermissions();
  const [asking, setAsking] = useState<PriceEvent | null>(null);
  if (!may("rate_card:write")) return null;
  const steps = stepsOfMaker(card.status, card.effectiveFrom <= new Date().toISOString());
  return (
    <>
      <Button asChild variant="secondary">
        <Link href={`/console/rates/new?from=${card.id}`}>{t("copyAsDraft")}</Link>
      </Button>
      {steps.toReversed().map((step) => (
        <Button key={step} variant={VARIANTS[step]} onClick={() => setAsking(step)}>
          {t(step)}
        </Button>
      ))}
      {asking !== null && <RateCardStep card={card} step={asking} onClose={() => setAsking(null)} />}
    </>
  );
}
