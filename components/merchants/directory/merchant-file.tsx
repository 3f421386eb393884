"use client";

import { useQuery } from "@tanstack/react-query";
import { Smartphone, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { DeviceTable } from "#components/devices/device-table.tsx";
import { RecommendedDevices } from "#components/devices/recommended-devices.tsx";
import { useMerchantFacts } from "#components/merchants/use-merchant-facts.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { MerchantMoney } from "#components/settlements/merchant-money.tsx";
import { ShipmentTable } from "#components/shipments/shipment-table.tsx";
import { StorePanel } from "#components/stores/store-panel.tsx";
import { TerminalTable } from "#components/terminals/terminal-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { MerchantView } from "#server/domain/merchants/views.ts";
import { ProofPackButton } from "./proof-pack-button.tsx";

/** Everything staff need to equip one merchant. */
export function MerchantFile({ merchantId }: { merchantId: string }) {
  const t = useTranslations("console.merchants");
  const trpc = useTRPC();
  const may = usePermissions();
  const merchant = useQuery(trpc.merchants.get.queryOptions({ merchantId }));
  return (
    <ConsolePage
      title={merchant.data?.name ?? t("title")}
      lead={<CopyableId value={merchantId} />}
      actions={
        <>
          <ProofPackButton merchantId={merchantId} />
          <Button asChild variant="secondary">
            <Link href={`/console/fees?merchant=${merchantId}`}>{t("prices")}</Link>
          </Button>
        </>
      }
    >
      <QueryView query={merchant}>
        {(data) => (
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <MerchantFacts merchant={data} />
            <StorePanel merchant={data} />
            {may("settlement:read") && <MerchantMoney merchantId={merchantId} merchantName={data.name} />}
            {may("device:write") && <RecommendedDevices merchantId={merchantId} />}
            <div className="grid gap-4 xl:col-span-2">
              {may("device:read") && <ReservedDevices merchantId={merchantId} />}
              <MerchantTerminals merchantId={merchantId} />
              {may("shipment:read") && <MerchantShipments merchantId={merchantId} />}
            </div>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function MerchantFacts({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("console.merchants");
  const may = usePermissions();
  return (
    <Panel title={t("facts")}>
      <DescriptionList
        dense
        items={[
          ...useMerchantFacts(merchant),
          {
            term: t("application"),
            value: may("application:read") ? (
              <Link href={`/console/reviews/${merchant.applicationId}`} className="underline">
                {merchant.applicationId}
              </Link>
            ) : (
              <CopyableId value={merchant.applicationId} />
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** Reserved and not yet in a parcel: what still has to be done. */
function ReservedDevices({ merchantId }: { merchantId: string }) {
  const t = useTranslations("console.devices");
  const trpc = useTRPC();
  const reserved = useQuery(trpc.devices.list.queryOptions({ merchantId, status: "reserved" }));
  const waiting = reserved.data?.items.filter((device) => device.openShipmentId === null) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Panel title={t("reserved")}>
      <DeviceTable items={waiting} />
    </Panel>
  );
}

function MerchantTerminals({ merchantId }: { merchantId: string }) {
  const t = useTranslations("console.terminals");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { merchantId };
  const terminals = usePages({
    list: trpc.terminals.list,
    from: client.terminals.list,
    input,
  });
  return (
    <Panel title={t("title")}>
      <PagedView
        query={terminals}
        empty={
          <EmptyState icon={Smartphone} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <TerminalTable items={items} loadAll={loadAll} />}
      </PagedView>
    </Panel>
  );
}

function MerchantShipments({ merchantId }: { merchantId: string }) {
  const t = useTranslations("console.shipments");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { merchantId };
  const shipments = usePages({
    list: trpc.shipments.list,
    from: client.shipments.list,
    input,
  });
  return (
    <Panel title={t("title")}>
      <PagedView
        query={shipments}
        empty={
          <EmptyState icon={Truck} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <ShipmentTable items={items} loadAll={loadAll} />}
      </PagedView>
    </Panel>
  );
}
