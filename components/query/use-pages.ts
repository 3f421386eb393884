import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

interface PagesOptions<Input, Item> {
  /** The list among tRPC's keys, as `trpc.terminals.list`. */
  list: { pathKey: () => readonly unknown[] };
  /** The same list to ask, as `client.terminals.list`. */
  from: { query: (input: Input & { cursor?: string }) => Promise<Page<Item>> };
  /** What tells this list from others of its kind. */
  input: Input;
  refetchInterval?: number;
}

/** A keyset list. tRPC's own infinite query adds a `direction` that our strict inputs rightly refuse. */
export function usePages<Input extends object, Item>({
  list,
  from,
  input,
  refetchInterval = 0,
}: PagesOptions<Input, Item>): UseInfiniteQueryResult<InfiniteData<Page<Item>>, unknown> {
  return useInfiniteQuery<Page<Item>, unknown, InfiniteData<Page<Item>>, readonly unknown[], string | null>({
    queryKey: [...list.pathKey(), input, "pages"],
    queryFn: ({ pageParam }) => from.query(pageParam === null ? input : { ...input, cursor: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: refetchInterval === 0 ? false : refetchInterval,
  });
}
