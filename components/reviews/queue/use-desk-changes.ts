import { useMemo } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { useTold } from "#components/query/use-told.ts";

/** How often the desk is asked while the portal cannot tell by itself, and how often even so. */
const ASK_MS = 15_000;
const ASK_ALL_THE_SAME_MS = 120_000;

/** Keeps what is shown of the desk up to date. Returns how often to ask besides, in milliseconds. */
export function useDeskChanges(): number {
  const trpc = useTRPC();
  const keys = useMemo(() => {
    const { queue, queueCounts, notices, version } = trpc.reviews;
    return [queue, queueCounts, notices, version].map((list) => list.pathKey());
  }, [trpc]);
  return useTold("/api/desk/changes", keys) ? ASK_ALL_THE_SAME_MS : ASK_MS;
}
