"use client";

import { BookCheck } from "lucide-react";
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
import { REGISTRATION_STATES } from "#server/domain/registrations/state.ts";
import { ExportPanel } from "./export-panel.tsx";
import { RegistrationTable } from "./registration-table.tsx";

/** The register of which serial works for whom where: what changed, what was told, what was answered. */
export function RegistrationDesk() {
  const t = useTranslations("console");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [state, setState] = useUrlState("state");
  const [due, setDue] = useUrlState("due");
  const [search, setSearch] = useUrlState("search");
  const known = knownValue(REGISTRATION_STATES, state);
  const input = {
    ...(known !== undefined && { state: known }),
    ...(search !== "" && { search }),
    ...(due === "overdue" && { overdue: true as const }),
  };
  const entries = usePages({ list: trpc.registrations.list, from: client.registrations.list, input });
  return (
    <ConsolePage
      title={t("registrations.title")}
      lead={t("registrations.lead")}
      actions={
        <>
          <SearchBox label={t("terminals.search")} value={search} onChange={setSearch} />
          <FilterSelect
            label={t("wait.title")}
            value={due}
            onChange={setDue}
            options={[{ value: "overdue", label: t("wait.overdue") }]}
          />
          <FilterSelect
            label={t("registrations.state")}
            value={state}
            onChange={setState}
            options={REGISTRATION_STATES.map((value) => ({
              value,
              label: t(`registrations.states.${value}`),
            }))}
          />
        </>
      }
    >
      <div className="grid gap-4">
        <ExportPanel />
        <PagedView
          query={entries}
          empty={
            <EmptyState icon={BookCheck} title={t("registrations.empty")}>
              {t("registrations.emptyText")}
            </EmptyState>
          }
        >
          {(items, loadAll) => <RegistrationTable items={items} loadAll={loadAll} />}
        </PagedView>
      </div>
    </ConsolePage>
  );
}
