"use client";

import { Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { SearchBox } from "#components/ui/tables/search-box.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";
import { ShipmentTable } from "./shipment-table.tsx";

export function ShipmentDesk() {
  const t = useTranslations("console");
  const words = useTranslations("words.shipmentStatus");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const [due, setDue] = useUrlState("due");
  const known = knownValue(SHIPMENT_STATUSES, status);
  const input = {
    ...(known !== undefined && { status: known }),
    ...(search !== "" && { search }),
    ...(due === "overdue" && { overdue: true as const }),
    ...(due === "attention" && { attention: true as const }),
  };
  const shipments = usePages({
    list: trpc.shipments.list,
    from: client.shipments.list,
    input,
  });
  return (
    <ConsolePage
      title={t("shipments.title")}
      actions={
        <>
          <SearchBox label={t("shipments.search")} value={search} onChange={setSearch} />
          <FilterSelect
            label={t("wait.title")}
            value={due}
            onChange={setDue}
            options={[
              { value: "attention", label: t("shipments.attentionAll") },
              { value: "overdue", label: t("wait.overdue") },
            ]}
          />
          <FilterSelect
            label={t("status")}
            value={status}
            onChange={setStatus}
            options={SHIPMENT_STATUSES.map((value) => ({ value, label: words(value) }))}
          />
        </>
      }
    >
      <PagedView
        query={shipments}
        empty={
          <EmptyState icon={Truck} title={t("shipments.empty")}>
            {t("shipments.emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <ShipmentTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}
