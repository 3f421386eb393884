"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { cx } from "#components/ui/class-names.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Comparison } from "#server/domain/quotes/quote-view.ts";
import { ComparisonView } from "./comparison-view.tsx";
import { DayNotice } from "./day-notice.tsx";
import type { FeeQuestion } from "./fee-question.ts";
import { MethodCosts } from "./method-costs.tsx";
import { hasNoRates, useComparison } from "./use-comparison.ts";
import { type FeeAsked, type FeeScope, useFeeAsked } from "./use-fee-asked.ts";

interface FeeAnswersProps {
  question: FeeQuestion;
  today: string;
  scope: FeeScope;
  first: Comparison | undefined;
  onAsk: (change: Partial<FeeQuestion>) => void;
  children: ((asked: FeeAsked) => ReactNode) | undefined;
}

/** What the portal says to a question: plans, paying at once, and what the room adds. */
export function FeeAnswers({ question, today, scope, first, onAsk, children }: FeeAnswersProps) {
  const asked = useFeeAsked(question, today, scope);
  const comparison = useComparison(asked, first);
  const noRates = hasNoRates(comparison.error);
  return (
    <>
      <DayNotice on={question.on} today={today} noRates={noRates} onToday={() => onAsk({ on: null })} />
      {asked === null && <NoAmount />}
      {asked !== null && !noRates && (
        <div
          aria-busy={comparison.isPlaceholderData}
          className={cx(
            "grid grid-cols-1 gap-8 transition-opacity",
            // Figures that come at once do not flicker.
            comparison.isPlaceholderData && "opacity-60 delay-200",
          )}
        >
          <QueryView query={comparison} loading={<Skeleton className="h-96" />}>
            {(data) => (
              <ComparisonView
                comparison={data}
                plan={question.plan}
                onPlan={(plan) => onAsk({ plan })}
                onAmount={(fen) => onAsk({ amount: (fen / 100).toFixed(2) })}
              />
            )}
          </QueryView>
          <MethodCosts asked={asked} />
          {children?.(asked)}
        </div>
      )}
    </>
  );
}

/** No answer to an amount that is none: figures of the last one would be taken for it. */
function NoAmount() {
  const t = useTranslations("fees");
  return <p className="min-h-96 rounded-lg bg-sunken p-4 text-sm text-ink-soft">{t("noAmount")}</p>;
}
