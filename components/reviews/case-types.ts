import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/query/app-router.ts";

type Reviews = inferRouterOutputs<AppRouter>["reviews"];
export type QueueItem = Reviews["queue"]["items"][number];
export type Case = Reviews["case"];
