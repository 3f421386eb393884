"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { Fragment } from "react";
import type { Comparison } from "#server/domain/quotes/quote-view.ts";
import { BEARERS } from "#server/domain/rates/rate-card.ts";
import { PlanCard } from "../plan-card.tsx";
import { planKey } from "../plan-key.ts";
import { RefusedPlan } from "../refused-plan.tsx";

interface PlanMatrixProps {
  comparison: Comparison;
  chosen: string | null;
  onChoose: (key: string) => void;
  /** Puts the amount to a refused plan's limit. */
  onAmount: (fen: number) => void;
}

/** A row a term; who bears the fee side by side. The whole is one choice, walked by arrow keys. */
export function PlanMatrix({ comparison, chosen, onChoose, onAmount }: PlanMatrixProps) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const { quotes, refused } = comparison;
  const terms = [...new Set([...quotes, ...refused].map(({ term }) => term))].sort((a, b) => a - b);
  return (
    <RadioGroup.Root
      aria-label={t("compareTitle")}
      value={chosen ?? ""}
      onValueChange={onChoose}
      className="grid grid-cols-2 gap-2 sm:grid-cols-[auto_1fr_1fr] sm:gap-3"
    >
      <span aria-hidden className="max-sm:hidden" />
      {BEARERS.map((bearer) => (
        <p key={bearer} aria-hidden className="text-sm font-medium max-sm:hidden">
          {words(`bearer.${bearer}`)}
        </p>
      ))}
      {terms.map((term) => (
        <Fragment key={term}>
          <p aria-hidden className="text-lg font-semibold max-sm:col-span-2 max-sm:mt-2 sm:pt-3 sm:text-base">
            {words("terms", { term })}
          </p>
          {BEARERS.map((bearer) => {
            const key = planKey({ term, bearer });
            const quote = quotes.find((candidate) => planKey(candidate) === key);
            if (quote !== undefined) return <PlanCard key={key} quote={quote} />;
            const refusal = refused.find((candidate) => planKey(candidate) === key);
            return <RefusedPlan key={key} plan={refusal} onAmount={onAmount} />;
          })}
        </Fragment>
      ))}
    </RadioGroup.Root>
  );
}
