"use client";

import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WaitCell } from "#components/console/wait-cell.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { ShipmentActions } from "./shipment-actions.tsx";
import { TrackingBadge } from "./tracking-badge.tsx";

export function ShipmentTable({ items, loadAll }: PagedItems<ShipmentView>) {
  const t = useTranslations("console.shipments");
  const words = useTranslations("words");
  const wait = useTranslations("console.wait");
  const nameOf = useModelName();
  const may = usePermissions();
  const columns: Column<ShipmentView>[] = [
    {
      id: "merchant",
      header: t("merchant"),
      cell: (shipment) => shipment.merchantName,
      text: (shipment) => shipment.merchantName,
    },
    {
      id: "device",
      header: t("device"),
      cell: (shipment) => (
        <>
          {nameOf(shipment)} <CopyableId value={shipment.serialNumber} />
        </>
      ),
      text: (shipment) => shipment.serialNumber,
    },
    {
      id: "status",
      header: t("status"),
      cell: (shipment) => (
        <span className="flex flex-wrap gap-1">
          <Badge
            tone={
              shipment.status === "delivered" ? "accent" : shipment.status === "lost" ? "danger" : "neutral"
            }
          >
            {words(`shipmentStatus.${shipment.status}`)}
          </Badge>
          {(shipment.status === "shipped" || shipment.attention !== null) && (
            <TrackingBadge shipment={shipment} />
          )}
        </span>
      ),
      text: (shipment) => shipment.status,
    },
    {
      id: "recipient",
      header: t("recipient"),
      cell: ({ recipient }) => (
        <span className="block max-w-56">
          {recipient.name} · <span className="figures">{recipient.mobile}</span>
          <span className="block text-ink-soft">{recipient.address}</span>
        </span>
      ),
    },
    {
      id: "tracking",
      header: t("tracking"),
      cell: ({ carrier, trackingNumber }) =>
        carrier === null || trackingNumber === null ? (
          "–"
        ) : (
          <>
            {words(`carrier.${carrier}`)} <CopyableId value={trackingNumber} />
          </>
        ),
      text: (shipment) => shipment.trackingNumber,
    },
    {
      id: "created",
      header: t("createdAt"),
      cell: (shipment) => <RelativeDate at={shipment.createdAt} />,
      text: (shipment) => shipment.createdAt,
    },
    {
      id: "wait",
      header: wait("title"),
      cell: (shipment) => <WaitCell wait={shipment.wait} />,
      text: (shipment) => shipment.wait?.dueAt ?? null,
    },
    {
      id: "actions",
      header: t("actions"),
      cell: (shipment) => may("shipment:write") && <ShipmentActions shipment={shipment} />,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(shipment) => shipment.id}
      hrefOf={(shipment) => `/console/shipments/${shipment.id}`}
      columns={columns}
      csvName="shipments"
    />
  );
}
