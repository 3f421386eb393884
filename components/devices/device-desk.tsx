"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WarehouseSelect } from "#components/devices/warehouses/warehouse-select.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { SearchBox } from "#components/ui/tables/search-box.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { DEVICE_STATUSES } from "#server/domain/devices/status.ts";
import { id } from "#server/domain/fields/ids.ts";
import { DeviceTable } from "./device-table.tsx";
import { LowStockAlert } from "./low-stock-alert.tsx";
import { StockChart } from "./stock-chart.tsx";

export function DeviceDesk() {
  const t = useTranslations("console");
  const words = useTranslations("words.deviceStatus");
  const nameOf = useModelName();
  const may = usePermissions();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const [due, setDue] = useUrlState("due");
  const [modelCode, setModelCode] = useUrlState("model");
  const [warehouse, setWarehouse] = useUrlState("warehouse");
  const place = id("warehouse").safeParse(warehouse).success ? { warehouseId: warehouse } : {};
  const stock = useQuery(trpc.devices.stock.queryOptions(place));
  const known = knownValue(DEVICE_STATUSES, status);
  const input = {
    ...(known !== undefined && { status: known }),
    ...(modelCode !== "" && { modelCode }),
    ...place,
    ...(search !== "" && { search }),
    ...(due === "overdue" && { overdue: true as const }),
  };
  const devices = usePages({
    list: trpc.devices.list,
    from: client.devices.list,
    input,
  });
  return (
    <ConsolePage
      title={t("devices.title")}
      actions={
        <>
          <Button asChild variant="secondary">
            <Link href="/console/devices/models">{t("devices.catalogue.title")}</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href="/console/devices/stock-takes">{t("stockTakes.title")}</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href="/console/devices/warehouses">{t("warehouses.title")}</Link>
          </Button>
          {may("payment_key:read") && (
            <Button asChild variant="secondary">
              <a href="/api/key-custody" download>
                {t("devices.keys.export")}
              </a>
            </Button>
          )}
          {may("device:write") && (
            <Button asChild variant="secondary">
              <Link href="/console/devices/receive">{t("intakes.title")}</Link>
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        <LowStockAlert />
        <Panel title={t("devices.stock")}>
          <QueryView query={stock}>{(lines) => <StockChart lines={lines} />}</QueryView>
        </Panel>
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox label={t("devices.search")} value={search} onChange={setSearch} />
          <FilterSelect
            label={t("devices.model")}
            value={modelCode}
            onChange={setModelCode}
            options={(stock.data ?? []).map((line) => ({ value: line.modelCode, label: nameOf(line) }))}
          />
          <WarehouseSelect all value={warehouse} onChange={setWarehouse} />
          <FilterSelect
            label={t("wait.title")}
            value={due}
            onChange={setDue}
            options={[{ value: "overdue", label: t("wait.overdue") }]}
          />
          <FilterSelect
            label={t("status")}
            value={status}
            onChange={setStatus}
            options={DEVICE_STATUSES.map((value) => ({ value, label: words(value) }))}
          />
        </div>
        <PagedView
          query={devices}
          empty={
            <EmptyState icon={PackageOpen} title={t("devices.empty")}>
              {t("devices.emptyText")}
            </EmptyState>
          }
        >
          {(items, loadAll) => <DeviceTable items={items} loadAll={loadAll} />}
        </PagedView>
      </div>
    </ConsolePage>
  );
}
