"use client";

import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { ModelPricePhase } from "#server/domain/devices/prices/phase.ts";

const TONES: Partial<Record<ModelPricePhase, BadgeTone>> = {
  draft: "warn",
  pending_second: "warn",
  in_force: "accent",
  refused: "danger",
};

/** Where a price stands: on its way to a second person, to come, in force, or over. */
export function PriceBadge({ phase }: { phase: ModelPricePhase }) {
  const t = useTranslations("console.models.phase");
  return <Badge tone={TONES[phase] ?? "neutral"}>{t(phase)}</Badge>;
}
