"use client";
import { useTranslations } from "next-intl";
import { useProblemText } from "#components/query/use-problem-text.ts";
import { Alert } from "#components/ui/alert.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { ShadowRun } from "#server/domain/quotes/shadow-run.ts";
import { ShadowSide } from "./shadow-side.tsx";
import { ShadowMerchants, ShadowPlans } from "./shadow-tables.tsx";

/** Who would pay more, who less, and what would no longer be offered. */
export function ShadowRunView({ run }: { run: ShadowRun }) {
  const t = useTranslations("console.shadow");
  if (run.payments === 0) return <Alert>{t("nothing")}</Alert>;
  return (
    <div className="grid grid-cols-1 gap-5">
      <p className="text-sm">
        {t("replayed", { count: run.payments })} <AbsoluteDate at={run.from} /> – <AbsoluteDate at={run.to} />
      </p>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <ShadowSide title={t("buyers")} side={run.buyers} dearer="more" />
        <ShadowSide title={t("sellers")} side={run.sellers} dearer="less" />
      </div>
      <Refusals refused={run.refused} />
      <ShadowPlans plans={run.plans} />
      <ShadowMerchants merchants={run.merchants} />
    </div>
  );
}

function Refusals({ refused }: Pick<ShadowRun, "refused">) {
  const t = useTranslations("console.shadow");
  const textOf = useProblemText();
  if (refused.length === 0) return null;
  return (
    <Alert tone="warn" title={t("refused")}>
      <ul>
        {refused.map(({ reason, payments, amountFen }) => (
          <li key={reason}>
            {t("refusedLine", { count: payments, amount: formatFen(amountFen) })}{" "}
            {textOf({ reason, code: reason, message: reason, details: {}, fieldErrors: {} })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
