"use client";

import { Printer, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { SearchBox } from "#components/ui/tables/search-box.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { MOST_LABELS } from "#server/domain/shipments/inputs.ts";
import { SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";
import { AwaitingList } from "./awaiting-list.tsx";
import { ShipmentTable } from "./shipment-table.tsx";
import { WORK_STEPS, type WorkStep, WorkStrip } from "./work-strip.tsx";

/** What each step of the day asks the list for. */
const ASKED = {
  awaiting: {},
  pending: { status: "pending" },
  ready: { status: "ready" },
  attention: { attention: true },
  overdue: { overdue: true },
} as const satisfies Record<WorkStep, object>;

/** Logistics' home: what is to be reserved, packed, handed over and looked at, and every parcel there was. */
export function ShipmentDesk() {
  const t = useTranslations("console");
  const words = useTranslations("words.shipmentStatus");
  const [step, setStep] = useUrlState("step");
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const at = knownValue(WORK_STEPS, step) ?? null;
  const known = knownValue(SHIPMENT_STATUSES, status);
  return (
    <ConsolePage
      title={t("shipments.title")}
      actions={
        <>
          <SearchBox label={t("shipments.search")} value={search} onChange={setSearch} />
          {at === null && (
            <FilterSelect
              label={t("status")}
              value={status}
              onChange={setStatus}
              options={SHIPMENT_STATUSES.map((value) => ({ value, label: words(value) }))}
            />
          )}
        </>
      }
    >
      <WorkStrip step={at} onChange={(next) => setStep(next ?? "")} />
      {at === "awaiting" ? (
        <AwaitingList search={search} />
      ) : (
        <Parcels
          input={{
            ...(search !== "" && { search }),
            ...(at === null ? known !== undefined && { status: known } : ASKED[at]),
          }}
          isPrinted={at === "pending" || at === "ready"}
        />
      )}
    </ConsolePage>
  );
}

interface ParcelsProps {
  input: Parameters<ReturnType<typeof useTRPCClient>["shipments"]["list"]["query"]>[0];
  /** Whether these are parcels whose papers are printed. */
  isPrinted: boolean;
}

function Parcels({ input, isPrinted }: ParcelsProps) {
  const t = useTranslations("console.shipments");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const may = usePermissions();
  const shipments = usePages({ list: trpc.shipments.list, from: client.shipments.list, input });
  return (
    <PagedView
      query={shipments}
      empty={
        <EmptyState icon={Truck} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      }
    >
      {(items, loadAll) => (
        <>
          {isPrinted && may("shipment:write") && (
            <PrintLink ids={items.slice(0, MOST_LABELS).map(({ id }) => id)} />
          )}
          <ShipmentTable items={items} loadAll={loadAll} />
        </>
      )}
    </PagedView>
  );
}

function PrintLink({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("console.shipments.print");
  return (
    <Button asChild variant="secondary" className="mb-3">
      <Link href={`/console/shipments/print?ids=${ids.join(",")}`}>
        <Printer aria-hidden className="size-4" />
        {t("open", { count: ids.length })}
      </Link>
    </Button>
  );
}
