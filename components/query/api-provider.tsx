"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { portalClient } from "./portal-client.ts";
import { makeQueryClient } from "./query-client.ts";
import { TRPCProvider } from "./trpc.ts";

/** For rooms that ask the portal as soon as they stand; pages that wait for a touch use `lazyClient`. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={portalClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
