"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { RateCardView } from "#server/domain/rates/views.ts";

/** Draft, waiting for a second person or its date, in force, or over. */
export function RateCardBadge({ card }: { card: RateCardView }) {
  const t = useTranslations("console.rates.state");
  const now = new Date().toISOString();
  if (card.status !== "published") {
    return (
      <Badge tone={card.status === "draft" || card.status === "pending_second" ? "warn" : "neutral"}>
        {t(card.status)}
      </Badge>
    );
  }
  if (card.effectiveFrom > now) return <Badge>{t("scheduled")}</Badge>;
  if (card.effectiveTo !== null && card.effectiveTo <= now) return <Badge>{t("over")}</Badge>;
  return <Badge tone="accent">{t("inForce")}</Badge>;
}
