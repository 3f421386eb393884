"use client";

import { Inbox } from "lucide-react";
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
import { APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { MERCHANT_KINDS, PRODUCTS } from "#server/domain/merchants/kinds.ts";
import { QUEUE_SORTS, QUEUE_VIEWS } from "#server/domain/reviews/queue-views.ts";
import { RISK_RATINGS } from "#server/domain/reviews/risk/rules.ts";
import { ChosenCases } from "./chosen-cases.tsx";
import { DeskNotices } from "./desk-notices.tsx";
import { QueueTable } from "./queue-table.tsx";
import { QueueViews } from "./queue-views.tsx";
import { SavedViews } from "./saved-views.tsx";
import { useChosenCases } from "./use-chosen-cases.ts";
import { useDeskChanges } from "./use-desk-changes.ts";

/** What waits at the desk; view, status and search stand in the address, so that each can be kept and shared. */
export function ReviewQueue() {
  const t = useTranslations("console");
  const words = useTranslations("words");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [view, setView] = useUrlState("view");
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const [kind, setKind] = useUrlState("kind");
  const [product, setProduct] = useUrlState("product");
  const [rating, setRating] = useUrlState("rating");
  const [sort, setSort] = useUrlState("sort");
  const knownView = knownValue(QUEUE_VIEWS, view);
  const known = knownValue(APPLICATION_STATUSES, status);
  const query = {
    ...(knownView !== undefined && { view: knownView }),
    ...(known !== undefined && { statuses: [known] }),
    ...(search !== "" && { search }),
    ...narrowed("kind", knownValue(MERCHANT_KINDS, kind)),
    ...narrowed("product", knownValue(PRODUCTS, product)),
    ...narrowed("rating", knownValue(RISK_RATINGS, rating)),
    ...narrowed("sort", knownValue(QUEUE_SORTS, sort)),
  };
  const askMs = useDeskChanges();
  const queue = usePages({
    list: trpc.reviews.queue,
    from: client.reviews.queue,
    input: query,
    refetchInterval: askMs,
  });
  const { choice, clear } = useChosenCases();
  const first = queue.data?.pages[0]?.items[0];
  const found = Object.keys(query).length > 0;
  return (
    <ConsolePage
      title={t("queue.title")}
      lead={t("queue.lead")}
      actions={
        <>
          <SearchBox label={t("queue.search")} value={search} onChange={setSearch} />
          <FilterSelect
            label={t("status")}
            value={status}
            onChange={setStatus}
            options={APPLICATION_STATUSES.filter((value) => value !== "draft").map((value) => ({
              value,
              label: words(`applicationStatus.${value}`),
            }))}
          />
          {first !== undefined && (
            <Button asChild variant="secondary">
              <Link href={`/console/reviews/${first.id}?flow`}>{t("queue.work")}</Link>
            </Button>
          )}
        </>
      }
    >
      <DeskNotices askMs={askMs} />
      <QueueViews askMs={askMs} value={knownView} onChange={setView} />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <FilterSelect
          label={t("queue.kind")}
          value={kind}
          onChange={setKind}
          options={MERCHANT_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        />
        <FilterSelect
          label={t("queue.product")}
          value={product}
          onChange={setProduct}
          options={PRODUCTS.map((value) => ({ value, label: words(`product.${value}`) }))}
        />
        <FilterSelect
          label={t("queue.rating")}
          value={rating}
          onChange={setRating}
          options={RISK_RATINGS.map((value) => ({ value, label: t(`case.rating.${value}`) }))}
        />
        <FilterSelect
          label={t("queue.sort.label")}
          none={t("queue.sort.due")}
          value={sort === "due" ? "" : sort}
          onChange={setSort}
          options={[{ value: "waiting", label: t("queue.sort.waiting") }]}
        />
      </div>
      <SavedViews query={query} />
      <PagedView
        query={queue}
        empty={
          <EmptyState icon={Inbox} title={t(found ? "queue.noneFound" : "queue.empty")}>
            {t(found ? "queue.noneFoundText" : "queue.emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => (
          <>
            <QueueTable items={items} loadAll={loadAll} choice={choice} />
            <ChosenCases
              chosen={items.filter(({ id }) => choice?.chosen.has(id))}
              onDone={(ids) => choice?.onChoose(ids, false)}
              onClear={clear}
            />
          </>
        )}
      </PagedView>
    </ConsolePage>
  );
}

/** A filter as the list takes it: absent while nothing is chosen. */
function narrowed<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
