import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#components/query/app-router.ts";

type Terminals = inferRouterOutputs<AppRouter>["terminals"];
export type TerminalSummary = Terminals["list"]["items"][number];
export type TerminalFile = Terminals["get"];
