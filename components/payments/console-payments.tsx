"use client";

import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { SearchBox } from "#components/ui/tables/search-box.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { PaymentList } from "./payment-list.tsx";

export function ConsolePayments() {
  const t = useTranslations("console.payments");
  const [doubt, setDoubt] = useUrlState("gateway");
  const [search, setSearch] = useUrlState("search");
  return (
    <ConsolePage
      title={t("title")}
      actions={
        <>
          <FilterSelect
            label={t("gateway")}
            value={doubt}
            onChange={setDoubt}
            options={[
              { value: "in_doubt", label: t("inDoubt") },
              { value: "to_decide", label: t("toDecide") },
            ]}
          />
          <SearchBox label={t("search")} value={search} onChange={setSearch} />
        </>
      }
    >
      <PaymentList
        base="/console/payments"
        search={search}
        inDoubt={doubt === "in_doubt"}
        toDecide={doubt === "to_decide"}
      />
    </ConsolePage>
  );
}
