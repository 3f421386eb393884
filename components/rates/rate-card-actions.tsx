"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Button } from "#components/ui/button.tsx";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { RateCardStep, type RateCardStepName } from "./rate-card-step.tsx";

const VARIANTS = { propose: "primary", withdraw: "danger", discard: "ghost" } as const;

/** What its maker may do with a card now; whoever decides on it does so beside the evidence. */
export function RateCardActions({ card }: { card: RateCardView }) {
  const t = useTranslations("console.rates");
  const may = usePermissions();
  const [asking, setAsking] = useState<RateCardStepName | null>(null);
  if (!may("rate_card:write")) return null;
  const steps = stepsOf(card);
  return (
    <>
      <Button asChild variant="secondary">
        <Link href={`/console/rates/new?from=${card.id}`}>{t("copyAsDraft")}</Link>
      </Button>
      {steps.map((step) => (
        <Button key={step} variant={VARIANTS[step]} onClick={() => setAsking(step)}>
          {t(step)}
        </Button>
      ))}
      {asking !== null && <RateCardStep card={card} step={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function stepsOf(card: RateCardView): (keyof typeof VARIANTS)[] {
  if (card.status === "draft") return ["discard", "propose"];
  if (card.status === "pending_second") return ["discard"];
  const scheduled = card.status === "published" && card.effectiveFrom > new Date().toISOString();
  return scheduled ? ["withdraw"] : [];
}
