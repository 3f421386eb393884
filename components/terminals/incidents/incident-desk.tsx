"use client";

import { ShieldCheck } from "lucide-react";
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
import { INCIDENT_KINDS, INCIDENT_STATUSES } from "#server/domain/terminals/incidents/status.ts";
import { IncidentTable } from "./incident-table.tsx";

/** What staff have to look into; the open ones unless others are asked for. */
export function IncidentDesk() {
  const t = useTranslations("console");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [status, setStatus] = useUrlState("status");
  const [kind, setKind] = useUrlState("kind");
  const [due, setDue] = useUrlState("due");
  const [search, setSearch] = useUrlState("search");
  const knownStatus = status === "" ? "open" : knownValue(INCIDENT_STATUSES, status);
  const knownKind = knownValue(INCIDENT_KINDS, kind);
  const input = {
    ...(knownStatus !== undefined && { status: knownStatus }),
    ...(knownKind !== undefined && { kind: knownKind }),
    ...(search !== "" && { search }),
    ...(due === "overdue" && { overdue: true as const }),
  };
  const incidents = usePages({
    list: trpc.terminals.incidents,
    from: client.terminals.incidents,
    input,
    refetchInterval: 30_000,
  });
  return (
    <ConsolePage
      title={t("incidents.title")}
      lead={t("incidents.lead")}
      actions={
        <>
          <SearchBox label={t("terminals.search")} value={search} onChange={setSearch} />
          <FilterSelect
            label={t("incidents.what")}
            value={kind}
            onChange={setKind}
            options={INCIDENT_KINDS.map((value) => ({ value, label: t(`incidents.kind.${value}`) }))}
          />
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
            required
            options={[
              { value: "", label: t("incidents.status.open") },
              { value: "resolved", label: t("incidents.status.resolved") },
              { value: "dismissed", label: t("incidents.status.dismissed") },
              { value: "all", label: t("incidents.status.all") },
            ]}
          />
        </>
      }
    >
      <PagedView
        query={incidents}
        empty={
          <EmptyState icon={ShieldCheck} title={t("incidents.empty")}>
            {t("incidents.emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <IncidentTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}
