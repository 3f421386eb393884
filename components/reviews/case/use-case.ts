import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { z } from "zod";
import { useTRPC } from "#components/query/trpc.ts";
import type { CaseView, caseVersion } from "#server/domain/reviews/views.ts";

/**
 * An open case. Each reading of it is a look that stays on record, so it is read when it is opened and when somebody
 * has changed it; whether somebody has is asked apart, which leaves no trace.
 */
export function useCase(applicationId: string, askMs: number) {
  const trpc = useTRPC();
  const opened = useQuery(trpc.reviews.case.queryOptions({ applicationId }, { staleTime: "static" }));
  const version = useQuery(
    trpc.reviews.version.queryOptions(
      { applicationId },
      { refetchInterval: askMs, refetchOnWindowFocus: true, enabled: opened.data !== undefined },
    ),
  );
  const outdated = isNewer(version.data, opened.data);
  const { refetch } = opened;
  useEffect(() => {
    if (outdated) void refetch();
  }, [outdated, refetch]);
  return opened;
}

function isNewer(seen: z.infer<typeof caseVersion> | undefined, shown: CaseView | undefined): boolean {
  if (seen === undefined || shown === undefined) return false;
  const lastSaid = shown.decisions.at(-1)?.at ?? "";
  return seen.version > shown.version || (seen.saidAt ?? "") > lastSaid;
}
