import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/api/app-router.ts";

export type RateCard = inferRouterOutputs<AppRouter>["rates"]["get"];
