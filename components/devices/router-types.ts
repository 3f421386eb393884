import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/query/app-router.ts";

type Devices = inferRouterOutputs<AppRouter>["devices"];
export type Device = Devices["list"]["items"][number];
export type StockLine = Devices["stock"][number];
export type Recommendation = Devices["recommend"][number];
