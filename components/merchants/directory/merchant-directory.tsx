"use client";

import { Store } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { SearchBox } from "#components/ui/tables/search-box.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";

export function MerchantDirectory() {
  const t = useTranslations("console.merchants");
  const words = useTranslations("words");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [search, setSearch] = useUrlState("search");
  const input = search === "" ? {} : { search };
  const merchants = usePages({
    list: trpc.merchants.list,
    from: client.merchants.list,
    input,
  });
  const columns: Column<MerchantView>[] = [
    { id: "name", header: t("name"), cell: (merchant) => merchant.name, text: (merchant) => merchant.name },
    {
      id: "number",
      header: t("number"),
      cell: (merchant) => <CopyableId value={merchant.number} />,
      text: (merchant) => merchant.number,
    },
    {
      id: "kind",
      header: t("kind"),
      cell: (merchant) => words(`kind.${merchant.kind}`),
      text: (merchant) => merchant.kind,
    },
    {
      id: "product",
      header: t("product"),
      cell: (merchant) => words(`product.${merchant.product}`),
      text: (merchant) => merchant.product,
    },
    {
      id: "created",
      header: t("createdAt"),
      cell: (merchant) => <RelativeDate at={merchant.createdAt} />,
      text: (merchant) => merchant.createdAt,
    },
  ];
  return (
    <ConsolePage
      title={t("title")}
      actions={<SearchBox label={t("search")} value={search} onChange={setSearch} />}
    >
      <PagedView
        query={merchants}
        empty={
          <EmptyState icon={Store} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => (
          <DataTable
            label={t("title")}
            items={items}
            loadAll={loadAll}
            keyOf={(merchant) => merchant.id}
            columns={columns}
            hrefOf={(merchant) => `/console/merchants/${merchant.id}`}
            csvName="merchants"
          />
        )}
      </PagedView>
    </ConsolePage>
  );
}
