import { skipToken, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { problemOf } from "#components/query/problem.ts";
import { useTRPC } from "#components/query/trpc.ts";
import type { Comparison } from "#server/domain/quotes/quote-view.ts";
import type { FeeAsked } from "./use-fee-asked.ts";

/** The portal's answer; while a new one is on its way the last one stays, at first `first`. */
export function useComparison(
  asked: FeeAsked | null,
  first: Comparison | undefined,
): UseQueryResult<Comparison, unknown> {
  const trpc = useTRPC();
  return useQuery(
    trpc.fees.compare.queryOptions(asked ?? skipToken, {
      // In process, absent members are typed as undefined; on the wire they are simply absent.
      placeholderData: (previous) => previous ?? (first as typeof previous),
    }),
  );
}

/** Whether the refusal says that no rate card was in force at that time. */
export function hasNoRates(error: unknown): boolean {
  if (error === null) return false;
  const { reason, details } = problemOf(error);
  return reason === "term_not_offered" && "at" in details;
}
