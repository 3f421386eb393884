"use client";

import { useQuery } from "@tanstack/react-query";
import { Percent } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { ScopeName } from "#components/rates/scopes/scope-name.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { RateCardBadge } from "./rate-card-badge.tsx";

export function RateDesk() {
  const t = useTranslations("console.rates");
  const words = useTranslations("words");
  const trpc = useTRPC();
  const may = usePermissions();
  const cards = useQuery(trpc.rates.list.queryOptions());
  const columns: Column<RateCardView>[] = [
    {
      id: "name",
      header: t("card"),
      cell: (card) => `${words(`rateCardLevel.${card.level}`)} v${card.number}`,
      text: (card) => `${card.level} v${card.number}`,
    },
    {
      id: "scope",
      header: t("scope"),
      cell: (card) => <ScopeName level={card.level} scopeId={card.scopeId} />,
      text: (card) => card.scopeId,
    },
    {
      id: "status",
      header: t("status"),
      cell: (card) => <RateCardBadge card={card} />,
      text: (card) => card.status,
    },
    {
      id: "from",
      header: t("from"),
      cell: (card) => <AbsoluteDate at={card.effectiveFrom} />,
      text: (card) => card.effectiveFrom,
    },
    {
      id: "to",
      header: t("to"),
      cell: (card) => <AbsoluteDate at={card.effectiveTo} />,
      text: (card) => card.effectiveTo,
    },
    { id: "note", header: t("note"), cell: (card) => card.note ?? "–", text: (card) => card.note },
  ];
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <DevicePricesLink />
          {may("rate_card:write") && (
            <Button asChild>
              <Link href="/console/rates/new">{t("new")}</Link>
            </Button>
          )}
        </>
      }
    >
      <QueryView query={cards}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={Percent} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          ) : (
            <DataTable
              label={t("title")}
              items={items}
              keyOf={(card) => card.id}
              columns={columns}
              hrefOf={(card) => `/console/rates/${card.id}`}
              csvName="rate-cards"
            />
          )
        }
      </QueryView>
    </ConsolePage>
  );
}

/** Leads to what devices cost, and says how many of those prices wait for a second person. */
function DevicePricesLink() {
  const t = useTranslations("console.rates");
  const catalogue = useTranslations("console.devices.catalogue");
  const trpc = useTRPC();
  const models = useQuery(trpc.devices.models.queryOptions());
  const count = (models.data ?? []).reduce((sum, { pending }) => sum + pending, 0);
  return (
    <Button asChild variant="secondary">
      <Link href="/console/devices/models">
        {t("devicePrices")}
        {count > 0 && <Badge tone="warn">{catalogue("pending", { count })}</Badge>}
      </Link>
    </Button>
  );
}
