import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/api/app-router.ts";

type Reviews = inferRouterOutputs<AppRouter>["reviews"];
export type QueueItem = Reviews["queue"]["items"][number];
export type Case = Reviews["case"];
