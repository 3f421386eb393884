import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/query/app-router.ts";

type Payments = inferRouterOutputs<AppRouter>["payments"];
export type Payment = Payments["list"]["items"][number];
export type PaymentFile = Payments["get"];
