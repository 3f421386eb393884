"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { formatPpm } from "#server/domain/money/percent.ts";

/** Campaigns that the shop pays for: until when, what buyers pay, and what is left of the budget. Nothing where it pays for none. */
export function OwnCampaigns({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.campaign");
  const states = useTranslations("console.campaigns.state");
  const mine = useQuery(useTRPC().campaigns.mine.queryOptions());
  const own = (mine.data ?? []).filter(
    ({ scopeId, status }) => scopeId === merchantId && status === "published",
  );
  if (own.length === 0) return null;
  return (
    <Panel title={t("own")}>
      <ul className="divide-y divide-line text-sm">
        {own.map((campaign) => (
          <li key={campaign.id} className="grid gap-1 py-2">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{campaign.name}</span>
              <Badge tone={campaign.state === "running" ? "accent" : "neutral"}>
                {states(campaign.state)}
              </Badge>
            </span>
            <span className="text-ink-soft">
              <Offer campaign={campaign} /> · <AbsoluteDate at={campaign.startsAt} /> –{" "}
              <AbsoluteDate at={campaign.endsAt} />
            </span>
            <span>
              {t("left")} <Money fen={campaign.availableFen} /> / <Money fen={campaign.budgetFen} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Offer({ campaign: { buyerRatePpm, terms: counts } }: { campaign: CampaignView }) {
  const t = useTranslations("merchant.campaign");
  const terms = counts.join(", ");
  return buyerRatePpm === 0
    ? t("offerFree", { terms })
    : t("offer", { terms, rate: formatPpm(buyerRatePpm) });
}
