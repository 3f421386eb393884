import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem.ts";

/** Refusals are answers, so only losses of the network and of the server are tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && problemOf(error).code === "unavailable",
      },
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
