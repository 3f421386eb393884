import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { type PublishedKeys, publishedKeys } from "#server/domain/quotes/verify-quote.ts";

const ADDRESS = "/.well-known/ruwang-keys.json";

/** The platform's public keys, as anybody may fetch them. */
export function usePublishedKeys(): UseQueryResult<PublishedKeys> {
  return useQuery({
    queryKey: [ADDRESS],
    queryFn: async () => {
      const answer = await fetch(ADDRESS);
      if (!answer.ok) throw new Error(`${ADDRESS} answered ${answer.status}`);
      return publishedKeys.parse(await answer.json());
    },
    staleTime: 10 * MINUTE_MS,
  });
}
