import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/api/app-router.ts";

export type Campaign = inferRouterOutputs<AppRouter>["campaigns"]["get"];
