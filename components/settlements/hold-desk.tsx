"use client";

import { CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { HoldView } from "#server/domain/settlements/views.ts";
import { MoneyStatus } from "./badges.tsx";
import { HoldActs } from "./hold-acts.tsx";

/** Merchants whose payouts somebody has stopped, and why. */
export function HoldDesk() {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const holds = usePages({
    list: trpc.settlements.holds,
    from: client.settlements.holds,
    input: {},
    refetchInterval: 30_000,
  });
  return (
    <PagedView
      query={holds}
      empty={
        <EmptyState icon={CirclePause} title={t("noHolds")}>
          {t("noHoldsText")}
        </EmptyState>
      }
    >
      {(items, loadAll) => <HoldTable items={items} loadAll={loadAll} />}
    </PagedView>
  );
}

function HoldTable({ items, loadAll }: { items: HoldView[]; loadAll: () => Promise<HoldView[]> }) {
  const t = useTranslations("console.settlements");
  const wait = useTranslations("console.wait");
  const columns: Column<HoldView>[] = [
    {
      id: "merchant",
      header: t("merchant"),
      cell: (hold) => hold.merchantName,
      text: (hold) => hold.merchantName,
    },
    {
      id: "status",
      header: t("status"),
      cell: (hold) => <MoneyStatus of="holdStatus" status={hold.status} />,
      text: (hold) => hold.status,
    },
    { id: "reason", header: t("reason"), cell: (hold) => hold.reason, text: (hold) => hold.reason },
    {
      id: "placed",
      header: t("placedBy"),
      cell: (hold) => (
        <span>
          {hold.placedBy} · <RelativeDate at={hold.placedAt} />
        </span>
      ),
      text: (hold) => hold.placedBy,
    },
    {
      id: "release",
      header: t("releaseReason"),
      cell: (hold) =>
        hold.releaseReason === null ? "–" : `${hold.releaseReason} · ${hold.proposedBy ?? ""}`,
      text: (hold) => hold.releaseReason,
    },
    { id: "wait", header: wait("title"), cell: (hold) => <WaitCell wait={hold.wait} /> },
    { id: "actions", header: t("acts"), cell: (hold) => <HoldActs hold={hold} /> },
  ];
  return (
    <DataTable
      label={t("tabs.holds")}
      items={items}
      loadAll={loadAll}
      keyOf={(hold) => hold.id}
      columns={columns}
      hrefOf={(hold) => `/console/merchants/${hold.merchantId}`}
      csvName="settlement-holds"
    />
  );
}
