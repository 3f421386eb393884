"use client";

import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { CampaignView } from "#server/domain/campaigns/views.ts";

const TONES: Partial<Record<CampaignView["state"], BadgeTone>> = {
  draft: "warn",
  pending_second: "warn",
  running: "accent",
  spent: "danger",
};

export function CampaignBadge({ state }: { state: CampaignView["state"] }) {
  const t = useTranslations("console.campaigns.state");
  return <Badge tone={TONES[state] ?? "neutral"}>{t(state)}</Badge>;
}
