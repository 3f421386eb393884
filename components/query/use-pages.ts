import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

interface PagesOptions<Item> {
  /** The procedure's `pathKey()` and what tells this list from others of it. */
  queryKey: readonly unknown[];
  fetchPage: (cursor: { cursor?: string }) => Promise<Page<Item>>;
  refetchInterval?: number;
}

/** A keyset list. tRPC's own infinite query adds a `direction` that our strict inputs rightly refuse. */
export function usePages<Item>(
  options: PagesOptions<Item>,
): UseInfiniteQueryResult<InfiniteData<Page<Item>>, unknown> {
  return useInfiniteQuery<Page<Item>, unknown, InfiniteData<Page<Item>>, readonly unknown[], string | null>({
    queryKey: [...options.queryKey, "pages"],
    queryFn: ({ pageParam }) => options.fetchPage(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: options.refetchInterval ?? false,
  });
}
