import { defaultShouldDehydrateQuery, MutationCache, QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem.ts";

declare module "@tanstack/react-query" {
  interface Register {
    mutationMeta: {
      /** A look that is only written down, or a code asked again: no list and no page is another afterwards. */
      changesNothingShown?: true;
    };
  }
}

/**
 * Whatever is shown is read anew after every change, accepted or refused: whoever was faster has changed it. No change
 * waits for that. Refusals are answers, so only losses of the network and of the server are tried again.
 */
export function makeQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      onSettled: (_answer, error, _input, _begun, { meta }) => {
        if (error !== null || meta?.changesNothingShown !== true) void queryClient.invalidateQueries();
      },
    }),
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
  return queryClient;
}
