"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { ErrorState } from "./error-state.tsx";

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

interface PagedViewProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<Page<Item>>, unknown>;
  empty: ReactNode;
  /** `loadAll` reads every page that has not come yet and answers all rows, for exports. */
  children: (items: Item[], loadAll: () => Promise<Item[]>) => ReactNode;
}

/** A keyset list: what has come, and a button for what comes after the last row seen. */
export function PagedView<Item>({ query, empty, children }: PagedViewProps<Item>) {
  const t = useTranslations("shell");
  if (query.isError && query.data === undefined) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <SkeletonRows label={t("loading")} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <div className="grid gap-4">
      {children(items, () => loadAll(query))}
      {query.hasNextPage && (
        <Button
          variant="secondary"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
          className="justify-self-center"
        >
          {t("more")}
        </Button>
      )}
    </div>
  );
}

/** Page after page, so that what has come is seen while the rest is on its way. */
async function loadAll<Item>(query: PagedViewProps<Item>["query"]): Promise<Item[]> {
  let result = query;
  while (result.hasNextPage) {
    result = await result.fetchNextPage();
    if (result.isError) throw result.error;
  }
  return (result.data?.pages ?? []).flatMap((page) => page.items);
}
