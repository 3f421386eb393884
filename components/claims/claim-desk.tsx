"use client";

import { Wrench } from "lucide-react";
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
import { CLAIM_STATUSES } from "#server/domain/claims/status.ts";
import { ClaimTable } from "./claim-table.tsx";

const VIEWS = ["overdue", "quarantined", "all"] as const;

/** What merchants have against their devices; what is not over unless something else is asked for. */
export function ClaimDesk() {
  const t = useTranslations("console");
  const statuses = useTranslations("words.claimStatus");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [view, setView] = useUrlState("view");
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const only = knownValue(VIEWS, view) ?? ("open" as const);
  const knownStatus = knownValue(CLAIM_STATUSES, status);
  const input = {
    ...(only !== "all" && knownStatus === undefined && { only }),
    ...(knownStatus !== undefined && { status: knownStatus }),
    ...(search !== "" && { search }),
  };
  const claims = usePages({
    list: trpc.claims.list,
    from: client.claims.list,
    input,
    refetchInterval: 30_000,
  });
  return (
    <ConsolePage
      title={t("claims.title")}
      actions={
        <>
          <SearchBox label={t("terminals.search")} value={search} onChange={setSearch} />
          <FilterSelect
            label={t("claims.view")}
            value={view}
            onChange={setView}
            required
            options={[
              { value: "", label: t("claims.views.open") },
              ...VIEWS.map((value) => ({ value, label: t(`claims.views.${value}`) })),
            ]}
          />
          <FilterSelect
            label={t("status")}
            value={status}
            onChange={setStatus}
            options={CLAIM_STATUSES.map((value) => ({ value, label: statuses(value) }))}
          />
        </>
      }
    >
      <PagedView
        query={claims}
        empty={
          <EmptyState icon={Wrench} title={t("claims.empty")}>
            {t("claims.emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <ClaimTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}
