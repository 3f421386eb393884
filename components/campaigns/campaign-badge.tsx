"use client";

import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { Campaign } from "./router-types.ts";

const TONES: Partial<Record<Campaign["state"], BadgeTone>> = {
  draft: "warn",
  running: "accent",
  spent: "danger",
};

export function CampaignBadge({ state }: { state: Campaign["state"] }) {
  const t = useTranslations("console.campaigns.state");
  return <Badge tone={TONES[state] ?? "neutral"}>{t(state)}</Badge>;
}
