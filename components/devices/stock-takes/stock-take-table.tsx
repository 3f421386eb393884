"use client";

import { useTranslations } from "next-intl";
import type { PagedItems } from "#components/query/paged-items.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { StockTakeView } from "#server/domain/devices/stock-takes/views.ts";

export function StockTakeTable({ items, loadAll }: PagedItems<StockTakeView>) {
  const t = useTranslations("console.stockTakes");
  const warehouses = useTranslations("console.warehouses");
  const nameOf = useModelName();
  const shelves = ({ modelCode, modelName }: StockTakeView) =>
    modelCode === null || modelName === null ? t("startAll") : nameOf({ modelCode, modelName });
  const columns: Column<StockTakeView>[] = [
    {
      id: "warehouse",
      header: warehouses("warehouse"),
      cell: ({ warehouseName }) => warehouseName,
      text: ({ warehouseName }) => warehouseName,
    },
    { id: "model", header: t("model"), cell: shelves, text: shelves },
    {
      id: "status",
      header: t("status"),
      cell: ({ status }) => (
        <Badge tone={status === "open" ? "accent" : "neutral"}>{t(`statusWord.${status}`)}</Badge>
      ),
      text: ({ status }) => status,
    },
    {
      id: "scanned",
      header: t("scanned"),
      numeric: true,
      cell: ({ scanned }) => scanned,
      text: ({ scanned }) => scanned,
    },
    {
      id: "missing",
      header: t("missing"),
      numeric: true,
      cell: ({ missing }) => missing ?? "–",
      text: ({ missing }) => missing,
    },
    {
      id: "surplus",
      header: t("surplus"),
      numeric: true,
      cell: ({ surplus }) => surplus ?? "–",
      text: ({ surplus }) => surplus,
    },
    {
      id: "by",
      header: t("by"),
      cell: ({ startedByName }) => startedByName,
      text: ({ startedByName }) => startedByName,
    },
    {
      id: "started",
      header: t("started"),
      cell: ({ startedAt }) => <RelativeDate at={startedAt} />,
      text: ({ startedAt }) => startedAt,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => `/console/devices/stock-takes/${id}`}
      columns={columns}
      csvName="stock-takes"
    />
  );
}
