"use client";

import { CircleCheck, CircleMinus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { TraceEntry } from "#server/domain/quotes/trace.ts";
import type { ScopeLevel } from "#server/domain/scope.ts";

/** Every rule that applied or lost, and why: the engine's own reasons. */
export function QuoteTrace({ trace }: { trace: readonly TraceEntry[] }) {
  const t = useTranslations("fees.trace");
  const locale = useLocale();
  return (
    <details open className="rounded-lg border border-line bg-surface text-sm">
      <summary className="flex min-h-11 items-center px-3 py-2 font-medium">{t("title")}</summary>
      <ul className="divide-y divide-line border-t border-line">
        {trace.map((entry) => (
          <li key={`${entry.rule}/${entry.source}/${entry.because}`} className="flex gap-2 px-3 py-2">
            <Outcome outcome={entry.outcome} />
            <div className="min-w-0">
              <p>{entry.texts[locale]}</p>
              <TraceSource source={entry.source} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A level's word where a card's source names it, before its scope or its card. */
const LEVEL = /(?<=^|, )(platform|product|merchant|terminal)(?= )/g;

/** The card or campaign that a rule comes from; the rules of arithmetic come from none. */
function TraceSource({ source }: { source: string }) {
  const words = useTranslations("words.rateCardLevel");
  if (source === "domain" || source === "") return null;
  return (
    <p className="text-xs break-all text-ink-soft">
      {source.replace(LEVEL, (level) => words(level as ScopeLevel))}
    </p>
  );
}

function Outcome({ outcome }: { outcome: TraceEntry["outcome"] }) {
  const t = useTranslations("fees.trace");
  const Icon = outcome === "applied" ? CircleCheck : CircleMinus;
  return (
    <span className={outcome === "applied" ? "text-accent-strong" : "text-ink-soft"}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="sr-only">{t(outcome)}</span>
    </span>
  );
}
