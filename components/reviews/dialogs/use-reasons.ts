import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import type { ReasonCodeView, ReasonKind } from "#server/domain/reviews/reasons.ts";

export interface StockPhrase {
  code: string;
  label: string;
  text: string;
  remedy: string;
}

/** The desk's reasons for one kind of decision, worded in the reader's language, each ready to be said. */
export function useReasons(kind: ReasonKind): readonly StockPhrase[] {
  const trpc = useTRPC();
  const locale = useLocale();
  const reasons = useQuery(trpc.desk.reasons.queryOptions());
  return (reasons.data ?? [])
    .filter((reason) => reason.kind === kind && !reason.retired)
    .map((reason) => phraseOf(reason, locale));
}

function phraseOf({ code, wording }: ReasonCodeView, locale: string): StockPhrase {
  return { code, ...(locale === "en" ? wording.en : wording.zh) };
}

/** What stands in a field once another phrase is chosen: its words, unless somebody has written their own. */
export function phrased(typed: string, chosen: string, known: readonly string[]): string {
  return typed.trim() === "" || known.includes(typed) ? chosen : typed;
}
