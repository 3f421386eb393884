"use client";

import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { WarehouseActions } from "./warehouse-actions.tsx";

export function WarehouseTable({ items }: { items: readonly WarehouseView[] }) {
  const t = useTranslations("console.warehouses");
  const may = usePermissions();
  const columns: Column<WarehouseView>[] = [
    {
      id: "name",
      header: t("name"),
      cell: ({ name, isDefault, status }) => (
        <span className="flex flex-wrap items-center gap-2">
          {name}
          {isDefault && <Badge tone="accent">{t("default")}</Badge>}
          {status === "closed" && <Badge>{t("closed")}</Badge>}
        </span>
      ),
      text: ({ name }) => name,
    },
    {
      id: "code",
      header: t("code"),
      cell: ({ code }) => <span className="font-mono text-xs">{code}</span>,
      text: ({ code }) => code,
    },
    {
      id: "address",
      header: t("address"),
      cell: ({ address }) => (address === "" ? <Badge tone="warn">{t("noAddress")}</Badge> : address),
      text: ({ address }) => address,
    },
    {
      id: "inStock",
      header: t("inStock"),
      numeric: true,
      cell: ({ id, inStock }) => (
        <Link href={`/console/devices?warehouse=${id}&status=in_stock`} className="underline">
          {inStock}
        </Link>
      ),
      text: ({ inStock }) => inStock,
    },
    {
      id: "onShelf",
      header: t("onShelf"),
      numeric: true,
      cell: ({ id, onShelf }) => (
        <Link href={`/console/devices?warehouse=${id}`} className="underline">
          {onShelf}
        </Link>
      ),
      text: ({ onShelf }) => onShelf,
    },
  ];
  const actions: Column<WarehouseView> = {
    id: "actions",
    header: t("actions"),
    cell: (warehouse) => <WarehouseActions warehouse={warehouse} />,
  };
  return (
    <DataTable
      label={t("title")}
      items={items}
      keyOf={({ id }) => id}
      columns={may("warehouse:write") ? [...columns, actions] : columns}
      csvName="warehouses"
    />
  );
}
