"use client";
import { useTranslations } from "next-intl";
import { useProblemText } from "#components/query/use-problem-text.ts";
import { Button } from "#components/ui/button.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { Comparison } from "#server/domain/quotes/quote-view.ts";

interface RefusedPlanProps {
  plan: Comparison["refused"][number] | undefined;
  onAmount: (fen: number) => void;
}

/** A plan that cannot be had for this amount: why, where its limit is, and one tap to it. */
export function RefusedPlan({ plan, onAmount }: RefusedPlanProps) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const textOf = useProblemText();
  const limitFen = plan?.minimumFen ?? plan?.maximumFen;
  return (
    <div className="flex min-w-0 flex-col items-start gap-2 rounded-lg border border-dashed border-edge p-3 text-sm text-ink-soft sm:p-4">
      {plan !== undefined && (
        <p>
          <span className="sr-only">
            {words("terms", { term: plan.term })} · {words(`bearer.${plan.bearer}`)}
            {words("colon")}
          </span>
          {textOf({ ...plan, code: plan.reason, details: {}, fieldErrors: {} })}
        </p>
      )}
      {plan?.minimumFen !== undefined && <p>{t("atLeast", { amount: formatFen(plan.minimumFen) })}</p>}
      {plan?.maximumFen !== undefined && <p>{t("atMost", { amount: formatFen(plan.maximumFen) })}</p>}
      {limitFen !== undefined && (
        <Button
          variant="secondary"
          size="small"
          className="mt-auto max-w-full whitespace-normal"
          onClick={() => onAmount(limitFen)}
        >
          {t("setTo", { amount: formatFen(limitFen) })}
        </Button>
      )}
    </div>
  );
}
