"use client";

import { PackageCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { AwaitingMerchant } from "#server/domain/shipments/awaiting.ts";
import { AwaitingActions } from "./awaiting-actions.tsx";
import { CreateShipmentDialog, type ParceledDevice } from "./create-shipment-dialog.tsx";

/** Approved merchants without a device, the longest waiting first; a reserved one goes straight on to its parcel. */
export function AwaitingList({ search }: { search: string }) {
  const t = useTranslations("console.shipments.awaiting");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = search === "" ? {} : { search };
  const awaiting = usePages({ list: trpc.shipments.awaiting, from: client.shipments.awaiting, input });
  const [reserved, setReserved] = useState<ParceledDevice | null>(null);
  const columns = useColumns(setReserved);
  return (
    <>
      <PagedView
        query={awaiting}
        empty={
          <EmptyState icon={PackageCheck} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => (
          <DataTable
            label={t("title")}
            items={items}
            loadAll={loadAll}
            keyOf={({ merchantId }) => merchantId}
            hrefOf={({ merchantId }) => `/console/merchants/${merchantId}`}
            columns={columns}
            csvName="awaiting"
          />
        )}
      </PagedView>
      {reserved !== null && <CreateShipmentDialog device={reserved} onClose={() => setReserved(null)} />}
    </>
  );
}

function useColumns(onReserved: (device: ParceledDevice) => void): Column<AwaitingMerchant>[] {
  const t = useTranslations("console.shipments.awaiting");
  const shared = useTranslations("console.shipments");
  const wait = useTranslations("console.wait");
  const words = useTranslations("words");
  const nameOf = useModelName();
  const may = usePermissions();
  return [
    {
      id: "merchant",
      header: shared("merchant"),
      cell: ({ merchantName }) => merchantName,
      text: ({ merchantName }) => merchantName,
    },
    {
      id: "product",
      header: t("product"),
      cell: ({ product }) => words(`product.${product}`),
      text: ({ product }) => product,
    },
    {
      id: "agreed",
      header: t("agreed"),
      cell: ({ modelCode, modelName, inStock }) =>
        modelCode === null || modelName === null ? (
          t("nothingAgreed")
        ) : (
          <span className="flex flex-wrap items-center gap-2">
            {nameOf({ modelCode, modelName })}
            <Badge tone={inStock === 0 ? "warn" : "neutral"}>{t("inStock", { count: inStock })}</Badge>
          </span>
        ),
      text: ({ modelCode }) => modelCode,
    },
    {
      id: "since",
      header: t("since"),
      cell: ({ since }) => <RelativeDate at={since} />,
      text: ({ since }) => since,
    },
    {
      id: "wait",
      header: wait("title"),
      cell: ({ wait: due }) => <WaitCell wait={due} />,
      text: ({ wait: due }) => due?.dueAt ?? null,
    },
    {
      id: "actions",
      header: shared("actions"),
      cell: (merchant) =>
        may("device:write") && <AwaitingActions merchant={merchant} onReserved={onReserved} />,
    },
  ];
}
