"use client";

import { useTranslations } from "next-intl";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { SearchBox } from "#components/ui/tables/search-box.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { SETTLEMENT_STATUSES, SETTLEMENT_VIEWS } from "#server/domain/settlements/status.ts";
import { SettlementList } from "./settlement-list.tsx";

/** Payouts, those in trouble first unless something else is asked for. */
export function SettlementDesk() {
  const t = useTranslations("console.settlements");
  const console = useTranslations("console");
  const words = useTranslations("words.settlementStatus");
  const [view, setView] = useUrlState("view");
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const known = knownValue(SETTLEMENT_STATUSES, status);
  const only = knownValue(SETTLEMENT_VIEWS, view) ?? "trouble";
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox label={t("search")} value={search} onChange={setSearch} />
        <FilterSelect
          label={t("view")}
          value={only}
          onChange={setView}
          required
          options={SETTLEMENT_VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
        />
        <FilterSelect
          label={console("status")}
          value={status}
          onChange={setStatus}
          options={SETTLEMENT_STATUSES.map((value) => ({ value, label: words(value) }))}
        />
      </div>
      <SettlementList
        input={{
          ...(known === undefined ? { only } : { status: known }),
          ...(search !== "" && { search }),
        }}
      />
    </div>
  );
}
