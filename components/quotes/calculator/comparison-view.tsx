"use client";

import { useTranslations } from "next-intl";
import type { Comparison } from "#server/domain/quotes/quote-view.ts";
import { PlanCosts } from "../plan-costs.tsx";
import { planKey } from "../plan-key.ts";
import { ChosenPlan } from "./chosen-plan.tsx";
import { ChosenPlanBar } from "./chosen-plan-bar.tsx";
import { PlanMatrix } from "./plan-matrix.tsx";

interface ComparisonViewProps {
  comparison: Comparison;
  plan: string | null;
  onPlan: (plan: string) => void;
  onAmount: (fen: number) => void;
}

/** Every plan side by side, what they cost, and the chosen one in full. */
export function ComparisonView({ comparison, plan, onPlan, onAmount }: ComparisonViewProps) {
  const t = useTranslations("fees");
  const { quotes } = comparison;
  const chosen = quotes.find((candidate) => planKey(candidate) === plan) ?? quotes[0];
  return (
    <div className="grid grid-cols-1 gap-8">
      <section aria-labelledby="plans" className="grid grid-cols-1 gap-4">
        <h2 id="plans" className="text-lg">
          {t("compareTitle")}
        </h2>
        <PlanMatrix
          comparison={comparison}
          chosen={chosen === undefined ? null : planKey(chosen)}
          onChoose={onPlan}
          onAmount={onAmount}
        />
        {quotes.length > 0 && <PlanCosts quotes={quotes} />}
        {chosen !== undefined && <ChosenPlanBar quote={chosen} />}
      </section>
      {chosen !== undefined && (
        <div id="chosen-plan">
          <ChosenPlan quote={chosen} />
        </div>
      )}
    </div>
  );
}
