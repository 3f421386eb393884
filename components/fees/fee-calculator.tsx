"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/api/query-view.tsx";
import { cx } from "#components/ui/class-names.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Comparison } from "#server/domain/fees/quote-view.ts";
import { shanghaiDate } from "#server/domain/fees/shanghai-date.ts";
import { ComparisonView } from "./comparison-view.tsx";
import { DayNotice } from "./day-notice.tsx";
import type { FeeQuestion } from "./fee-question.ts";
import { MethodCosts } from "./method-costs.tsx";
import { QuestionForm } from "./question-form.tsx";
import { ShareButton } from "./share-button.tsx";
import { hasNoRates, useComparison } from "./use-comparison.ts";
import { type FeeScope, useFeeAsked } from "./use-fee-asked.ts";
import { useFeeQuestion } from "./use-fee-question.ts";

interface FeeCalculatorProps {
  initial: FeeQuestion;
  /** The answer to the initial question, so that the first paint already holds the figures. */
  initialComparison?: Comparison | undefined;
  /** Whose prices; left out, the platform's. */
  scope?: FeeScope;
}

/** One amount, every plan: for the public, and in the merchant's and the staff's rooms with their own rates. */
export function FeeCalculator({ initial, initialComparison, scope = {} }: FeeCalculatorProps) {
  const t = useTranslations("fees");
  const [question, ask] = useFeeQuestion(initial);
  const [today] = useState(() => shanghaiDate(new Date()));
  const asked = useFeeAsked(question, today, scope);
  const comparison = useComparison(asked, initialComparison);
  const noRates = hasNoRates(comparison.error);
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <QuestionForm question={question} today={today} onChange={ask} />
        <ShareButton />
      </div>
      <DayNotice on={question.on} today={today} noRates={noRates} onToday={() => ask({ on: null })} />
      {!noRates && (
        <div
          aria-busy={comparison.isPlaceholderData}
          className={cx(
            "grid grid-cols-1 gap-8 transition-opacity",
            comparison.isPlaceholderData && "opacity-60",
          )}
        >
          <QueryView query={comparison} loading={<Skeleton className="h-96" />}>
            {(data) => (
              <ComparisonView
                comparison={data}
                plan={question.plan}
                onPlan={(plan) => ask({ plan })}
                onAmount={(fen) => ask({ amount: (fen / 100).toFixed(2) })}
              />
            )}
          </QueryView>
          {asked !== null && <MethodCosts asked={asked} />}
        </div>
      )}
      <p className="rounded-lg bg-sunken p-4 text-sm">{t("advice")}</p>
    </div>
  );
}
