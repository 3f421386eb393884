import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { problemOf } from "#components/api/problem.ts";
import { useTRPC } from "#components/api/trpc.ts";
import type { Comparison } from "#server/domain/fees/quote-view.ts";
import { amountOf, type FeeQuestion, instantOf } from "./fee-question.ts";
import { useDebounced } from "./use-debounced.ts";

/** A merchant or one of its terminals; nothing is the platform. */
export interface FeeScope {
  merchantId?: string;
  terminalId?: string;
}

interface ComparisonRequest {
  question: FeeQuestion;
  today: string;
  scope: FeeScope;
  first: Comparison | undefined;
}

/** The portal's answer; while a new one is on its way, the last one stays. */
export function useComparison(request: ComparisonRequest): UseQueryResult<Comparison, unknown> {
  const { question, today, scope, first } = request;
  const trpc = useTRPC();
  const amountFen = useDebounced(amountOf(question.amount), 250);
  const at = instantOf(question.on, today);
  return useQuery(
    trpc.fees.compare.queryOptions(
      { amountFen: amountFen ?? 1, ...(at !== undefined && { at }), ...scope },
      {
        enabled: amountFen !== null,
        // In process, absent members are typed as undefined; on the wire they are simply absent.
        placeholderData: (previous) => previous ?? (first as typeof previous),
      },
    ),
  );
}

/** Whether the refusal says that no rate card was in force at that time. */
export function hasNoRates(error: unknown): boolean {
  if (error === null) return false;
  const { reason, details } = problemOf(error);
  return reason === "term_not_offered" && "at" in details;
}
