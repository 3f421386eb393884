"use client";

import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "#components/applications/status-badge.tsx";
import { ConsolePage } from "#components/console/console-page.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import type { QueueItem } from "#server/domain/reviews/views.ts";

export function ReviewQueue() {
  const t = useTranslations("console");
  const words = useTranslations("words");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [status, setStatus] = useUrlState("status");
  const known = knownValue(APPLICATION_STATUSES, status);
  const input = known === undefined ? {} : { statuses: [known] };
  const queue = usePages({
    list: trpc.reviews.queue,
    from: client.reviews.queue,
    input,
    refetchInterval: 15_000,
  });
  return (
    <ConsolePage
      title={t("queue.title")}
      lead={t("queue.lead")}
      actions={
        <FilterSelect
          label={t("status")}
          value={status}
          onChange={setStatus}
          options={APPLICATION_STATUSES.filter((value) => value !== "draft").map((value) => ({
            value,
            label: words(`applicationStatus.${value}`),
          }))}
        />
      }
    >
      <PagedView
        query={queue}
        empty={
          <EmptyState icon={Inbox} title={t("queue.empty")}>
            {t("queue.emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <QueueTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}

function QueueTable({ items, loadAll }: PagedItems<QueueItem>) {
  const t = useTranslations("console");
  const words = useTranslations("words");
  const columns: Column<QueueItem>[] = [
    {
      id: "shop",
      header: t("queue.shop"),
      cell: (item) => item.shopName ?? t("queue.unnamed"),
      text: (item) => item.shopName,
    },
    {
      id: "kind",
      header: t("queue.kind"),
      cell: (item) => (item.kind === null ? "–" : words(`kind.${item.kind}`)),
      text: (item) => item.kind,
    },
    {
      id: "product",
      header: t("queue.product"),
      cell: (item) => (item.product === null ? "–" : words(`product.${item.product}`)),
      text: (item) => item.product,
    },
    {
      id: "status",
      header: t("status"),
      cell: (item) => <StatusBadge status={item.status} />,
      text: (item) => item.status,
    },
    {
      id: "waiting",
      header: t("queue.waiting"),
      cell: (item) => <RelativeDate at={item.waitingSince} />,
      text: (item) => item.waitingSince,
    },
    {
      id: "reviewer",
      header: t("queue.reviewer"),
      cell: (item) => item.reviewerName ?? "–",
      text: (item) => item.reviewerName,
    },
  ];
  return (
    <DataTable
      label={t("queue.title")}
      items={items}
      loadAll={loadAll}
      keyOf={(item) => item.id}
      columns={columns}
      hrefOf={(item) => `/console/reviews/${item.id}`}
      csvName="applications"
    />
  );
}
