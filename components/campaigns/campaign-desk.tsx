"use client";
import { useQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { ScopeName } from "#components/rates/scopes/scope-name.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { BudgetBar } from "./budget-bar.tsx";
import { CampaignBadge } from "./campaign-badge.tsx";

/** Interest-free and subsidised campaigns, and how far their budgets still reach. */
export function CampaignDesk() {
  const t = useTranslations("console.campaigns");
  const trpc = useTRPC();
  const may = usePermissions();
  const columns = useColumns();
  const campaigns = useQuery(trpc.campaigns.list.queryOptions(undefined, { refetchInterval: 30_000 }));
  const create = may("campaign:write") && (
    <Button asChild>
      <Link href="/console/campaigns/new">{t("new")}</Link>
    </Button>
  );
  return (
    <ConsolePage title={t("title")} lead={t("lead")} actions={create}>
      <QueryView query={campaigns}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={Megaphone} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          ) : (
            <DataTable
              label={t("title")}
              items={items}
              keyOf={(campaign) => campaign.id}
              columns={columns}
              hrefOf={(campaign) => `/console/campaigns/${campaign.id}`}
              csvName="campaigns"
            />
          )
        }
      </QueryView>
    </ConsolePage>
  );
}

function useColumns(): Column<CampaignView>[] {
  const t = useTranslations("console.campaigns");
  return [
    { id: "name", header: t("name"), cell: ({ name }) => name, text: ({ name }) => name },
    {
      id: "state",
      header: t("status"),
      cell: ({ state }) => <CampaignBadge state={state} />,
      text: ({ state }) => state,
    },
    {
      id: "scope",
      header: t("scope"),
      cell: ({ level, scopeId }) => <ScopeName level={level} scopeId={scopeId} />,
      text: ({ level, scopeId }) => `${level} ${scopeId}`,
    },
    {
      id: "rate",
      header: t("buyerRate"),
      numeric: true,
      cell: ({ buyerRatePpm }) => (buyerRatePpm === 0 ? t("free") : formatPpm(buyerRatePpm)),
      text: ({ buyerRatePpm }) => formatPpm(buyerRatePpm),
    },
    {
      id: "terms",
      header: t("terms"),
      cell: ({ terms }) => terms.join(", "),
      text: ({ terms }) => terms.join(" "),
    },
    {
      id: "funder",
      header: t("fundedBy"),
      cell: ({ fundedBy }) => t(`funder.${fundedBy}`),
      text: ({ fundedBy }) => fundedBy,
    },
    {
      id: "ends",
      header: t("endsAt"),
      cell: ({ endsAt }) => <AbsoluteDate at={endsAt} />,
      text: ({ endsAt }) => endsAt,
    },
    {
      id: "budget",
      header: t("budget"),
      cell: (campaign) => <BudgetBar budget={campaign} />,
      text: ({ availableFen }) => formatFen(availableFen).replace("¥", ""),
    },
  ];
}
