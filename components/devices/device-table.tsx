"use client";

import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WaitCell } from "#components/console/wait-cell.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { CreateShipmentButton } from "#components/shipments/create-shipment-button.tsx";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { DeviceActions } from "./device-actions.tsx";
import { ReleaseButton } from "./release-button.tsx";

export function DeviceTable({ items, loadAll }: PagedItems<DeviceView>) {
  const t = useTranslations("console.devices");
  const words = useTranslations("words.deviceStatus");
  const warehouses = useTranslations("console.warehouses");
  const wait = useTranslations("console.wait");
  const nameOf = useModelName();
  const may = usePermissions();
  const columns: Column<DeviceView>[] = [
    {
      id: "serial",
      header: t("serialNumber"),
      cell: (device) => <CopyableId value={device.serialNumber} />,
      text: (device) => device.serialNumber,
    },
    {
      id: "model",
      header: t("model"),
      cell: (device) => nameOf(device),
      text: (device) => device.modelCode,
    },
    {
      id: "status",
      header: t("status"),
      cell: (device) => <Badge tone={toneOf(device.status)}>{words(device.status)}</Badge>,
      text: (device) => device.status,
    },
    {
      id: "merchant",
      header: t("merchant"),
      cell: (device) => device.merchantName ?? "–",
      text: (device) => device.merchantName,
    },
    {
      id: "warehouse",
      header: warehouses("warehouse"),
      cell: (device) => device.warehouseName ?? "–",
      text: (device) => device.warehouseName,
    },
    {
      id: "received",
      header: t("received"),
      cell: (device) => <RelativeDate at={device.receivedAt} />,
      text: (device) => device.receivedAt,
    },
    {
      id: "wait",
      header: wait("title"),
      cell: (device) => <WaitCell wait={device.wait} />,
      text: (device) => device.wait?.dueAt ?? null,
    },
    {
      id: "actions",
      header: t("actions"),
      cell: (device) =>
        may("device:write") && (
          <span className="flex flex-wrap gap-2">
            {device.status === "reserved" && device.openShipmentId === null && (
              <>
                <CreateShipmentButton device={device} />
                <ReleaseButton device={device} />
              </>
            )}
            <DeviceActions device={device} />
          </span>
        ),
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(device) => device.id}
      columns={columns}
      hrefOf={(device) => `/console/devices/${device.id}`}
      csvName="devices"
    />
  );
}

function toneOf(status: DeviceView["status"]) {
  if (status === "in_stock" || status === "active") return "accent";
  if (status === "lost" || status === "retired") return "danger";
  return status === "reserved" || status === "suspended" ? "warn" : "neutral";
}
