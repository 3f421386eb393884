"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "./app-router.ts";
import { makeQueryClient } from "./query-client.ts";
import { TRPCProvider } from "./trpc.ts";

const URL = "/api/trpc";

/** Reads travel together; each change travels alone, so that one's refusal never hides another's success. */
function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "mutation",
        true: httpLink({ url: URL }),
        false: httpBatchLink({ url: URL, maxItems: 8 }),
      }),
    ],
  });
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(makeClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
