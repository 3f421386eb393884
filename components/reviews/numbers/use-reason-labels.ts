import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";

/** What each of the desk's reasons is called, those that are no longer said as well. */
export function useReasonLabels(): ReadonlyMap<string, string> {
  const locale = useLocale();
  const reasons = useQuery(useTRPC().desk.reasons.queryOptions());
  return new Map(
    (reasons.data ?? []).map(({ code, wording }) => [
      code,
      (locale === "en" ? wording.en : wording.zh).label,
    ]),
  );
}
