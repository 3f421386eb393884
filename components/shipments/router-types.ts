import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/query/app-router.ts";

export type Shipment = inferRouterOutputs<AppRouter>["shipments"]["list"]["items"][number];
