"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { createContext, type ReactNode, useContext } from "react";
import type { AppRouter } from "#components/api/app-router.ts";
import { useTRPC } from "#components/api/trpc.ts";

export type Me = inferRouterOutputs<AppRouter>["identity"]["me"];

const MeContext = createContext<Me | undefined>(undefined);

/** What the page already knew of its reader when it was rendered, so that nothing flickers. */
export function MeProvider({ me, children }: { me: Me | undefined; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Who is signed in; null for nobody, undefined while it is not known. */
export function useMe(): Me | undefined {
  const known = useContext(MeContext);
  const trpc = useTRPC();
  const options = { retry: false, staleTime: 60_000, ...(known !== undefined && { initialData: known }) };
  return useQuery(trpc.identity.me.queryOptions(undefined, options)).data;
}
