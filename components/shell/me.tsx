"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { createContext, type ReactNode, useContext } from "react";
import type { AppRouter } from "#components/query/app-router.ts";

export type Me = inferRouterOutputs<AppRouter>["identity"]["me"];

const MeContext = createContext<Me | undefined>(undefined);

/** What the page knew of its reader when it was rendered; the portal decides again at every call. */
export function MeProvider({ me, children }: { me: Me | undefined; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Who is signed in; null for nobody, undefined while the portal cannot tell. */
export function useMe(): Me | undefined {
  return useContext(MeContext);
}
