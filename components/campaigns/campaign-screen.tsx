"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { ScopeName } from "#components/rates/scopes/scope-name.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { BudgetBar } from "./budget-bar.tsx";
import { CampaignActions } from "./campaign-actions.tsx";
import { CampaignBadge } from "./campaign-badge.tsx";
import { RaiseDecision } from "./raise-decision.tsx";

export function CampaignScreen({ campaignId }: { campaignId: string }) {
  const t = useTranslations("console.campaigns");
  const trpc = useTRPC();
  const query = useQuery(trpc.campaigns.get.queryOptions({ campaignId }, { refetchInterval: 15_000 }));
  const campaign = query.data;
  return (
    <ConsolePage
      title={campaign?.name ?? t("one")}
      lead={<CopyableId value={campaignId} />}
      actions={campaign !== undefined && <CampaignActions campaign={campaign} />}
    >
      <QueryView query={query}>
        {(data) => (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {data.status === "pending_second" && (
              <div className="lg:col-span-2">
                <Alert tone="warn">{t(waitsFor(data))}</Alert>
              </div>
            )}
            <Facts campaign={data} />
            <Panel title={t("budget")}>
              <BudgetBar budget={data} />
              <RaiseDecision campaign={data} />
              <p className="mt-3 text-sm text-ink-soft">{t("whenSpent")}</p>
            </Panel>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

/** Who has the next move, and what it is. */
function waitsFor({ own, fundedBy, consentedAt }: CampaignView) {
  if (fundedBy === "merchant" && consentedAt === null) return "waitsForMerchant";
  return own ? "waitsForSecond" : "waitsForYou";
}

function Facts({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("console.campaigns");
  return (
    <Panel title={t("what")}>
      <DescriptionList
        dense
        items={[
          { term: t("status"), value: <CampaignBadge state={campaign.state} /> },
          ...(campaign.refusal === null ? [] : [{ term: t("refusal"), value: campaign.refusal }]),
          {
            term: t("buyerRate"),
            value: campaign.buyerRatePpm === 0 ? t("free") : formatPpm(campaign.buyerRatePpm),
          },
          { term: t("terms"), value: campaign.terms.join(", ") },
          { term: t("band"), value: `${formatFen(campaign.minFen)} – ${formatFen(campaign.maxFen)}` },
          { term: t("scope"), value: <ScopeName level={campaign.level} scopeId={campaign.scopeId} /> },
          { term: t("fundedBy"), value: t(`funder.${campaign.fundedBy}`) },
          { term: t("startsAt"), value: <AbsoluteDate at={campaign.startsAt} /> },
          { term: t("endsAt"), value: <AbsoluteDate at={campaign.endsAt} /> },
          ...(campaign.endedAt === null
            ? []
            : [{ term: t("endedAt"), value: <AbsoluteDate at={campaign.endedAt} /> }]),
          { term: t("warnBelow"), value: formatPpm(campaign.warnBelowPpm, 0) },
        ]}
      />
    </Panel>
  );
}
