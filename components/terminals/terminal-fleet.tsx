"use client";

import { useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
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
import { TERMINAL_STATUSES } from "#server/domain/terminals/status.ts";
import { TROUBLES } from "#server/domain/terminals/troubles.ts";
import { TerminalTable } from "./terminal-table.tsx";

export function TerminalFleet() {
  const t = useTranslations("console");
  const words = useTranslations("words.terminalStatus");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const [trouble, setTrouble] = useUrlState("only");
  const troubles = useQuery(trpc.terminals.troubles.queryOptions(undefined, { refetchInterval: 15_000 }));
  const known = knownValue(TERMINAL_STATUSES, status);
  const only = knownValue(TROUBLES, trouble);
  const input = {
    ...(known !== undefined && { status: known }),
    ...(only !== undefined && { only }),
    ...(search !== "" && { search }),
  };
  const terminals = usePages({
    list: trpc.terminals.list,
    from: client.terminals.list,
    input,
    refetchInterval: 15_000,
  });
  return (
    <ConsolePage
      title={t("terminals.title")}
      lead={t("terminals.lead")}
      actions={
        <>
          <Button asChild variant="secondary">
            <Link href="/console/terminals/incidents">{t("incidents.title")}</Link>
          </Button>
          <SearchBox label={t("terminals.search")} value={search} onChange={setSearch} />
          <FilterSelect
            label={t("status")}
            value={status}
            onChange={setStatus}
            options={TERMINAL_STATUSES.map((value) => ({ value, label: words(value) }))}
          />
          <FilterSelect
            label={t("terminals.trouble")}
            value={trouble}
            onChange={setTrouble}
            options={TROUBLES.map((value) => ({
              value,
              label: t(`terminals.troubles.${value}`, { count: troubles.data?.[value] ?? 0 }),
            }))}
          />
        </>
      }
    >
      <PagedView
        query={terminals}
        empty={
          <EmptyState icon={Smartphone} title={t("terminals.empty")}>
            {t(Object.keys(input).length > 0 ? "terminals.emptyFound" : "terminals.emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <TerminalTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}
