"use client";

import { Inbox } from "lucide-react";
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
import { APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { QUEUE_VIEWS } from "#server/domain/reviews/queue-views.ts";
import { QueueTable } from "./queue-table.tsx";
import { QueueViews } from "./queue-views.tsx";

/** What waits at the desk; view, status and search stand in the address, so that each can be kept and shared. */
export function ReviewQueue() {
  const t = useTranslations("console");
  const words = useTranslations("words");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [view, setView] = useUrlState("view");
  const [status, setStatus] = useUrlState("status");
  const [search, setSearch] = useUrlState("search");
  const knownView = knownValue(QUEUE_VIEWS, view);
  const known = knownValue(APPLICATION_STATUSES, status);
  const queue = usePages({
    list: trpc.reviews.queue,
    from: client.reviews.queue,
    input: {
      ...(knownView !== undefined && { view: knownView }),
      ...(known !== undefined && { statuses: [known] }),
      ...(search !== "" && { search }),
    },
    refetchInterval: 15_000,
  });
  const narrowed = knownView !== undefined || known !== undefined || search !== "";
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
        </>
      }
    >
      <QueueViews value={knownView} onChange={setView} />
      <PagedView
        query={queue}
        empty={
          <EmptyState icon={Inbox} title={t(narrowed ? "queue.noneFound" : "queue.empty")}>
            {t(narrowed ? "queue.noneFoundText" : "queue.emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <QueueTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}
