"use client";

import { useTranslations } from "next-intl";
import { StatusBadge } from "#components/applications/status-badge.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable, type RowChoice } from "#components/ui/tables/data-table.tsx";
import type { QueueItem } from "#server/domain/reviews/views.ts";
import { DueDate } from "./due-date.tsx";

interface QueueTableProps extends PagedItems<QueueItem> {
  choice: RowChoice<QueueItem> | undefined;
}

export function QueueTable({ items, loadAll, choice }: QueueTableProps) {
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
      id: "rating",
      header: t("queue.rating"),
      cell: (item) => (item.rating === null ? "–" : t(`case.rating.${item.rating}`)),
      text: (item) => item.rating,
    },
    {
      id: "due",
      header: t("queue.due"),
      cell: (item) => <DueDate at={item.dueAt} />,
      text: (item) => item.dueAt,
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
      choice={choice}
    />
  );
}
