"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

type Budget = Pick<CampaignView, "budgetFen" | "availableFen" | "warnBelowPpm" | "low">;

/** How much of the budget is spent, with a mark where staff are warned. */
export function BudgetBar({ budget: { budgetFen, availableFen, warnBelowPpm, low } }: { budget: Budget }) {
  const t = useTranslations("console.campaigns");
  const spent = ((budgetFen - availableFen) / budgetFen) * 100;
  return (
    <div className="grid min-w-40 gap-1">
      <div
        role="meter"
        aria-label={t("budgetSpent")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(spent)}
        className="relative h-2 overflow-hidden rounded-full bg-line"
      >
        <span
          className={cx("absolute inset-y-0 start-0", low ? "bg-warn" : "bg-accent")}
          style={{ width: `${spent}%` }}
        />
        <span
          className="absolute inset-y-0 w-0.5 bg-ink"
          style={{ insetInlineStart: `${100 - warnBelowPpm / 10_000}%` }}
        />
      </div>
      <p className="figures flex flex-wrap items-center gap-x-1 text-xs text-ink-soft">
        {low && <TriangleAlert aria-hidden className="size-3.5 text-warn" />}
        {t("budgetLeft", { left: formatFen(availableFen), budget: formatFen(budgetFen) })}
        {low && <span className="text-warn">{t("low")}</span>}
      </p>
    </div>
  );
}
