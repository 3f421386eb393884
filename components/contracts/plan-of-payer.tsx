import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { ScheduleTable } from "#components/quotes/schedule-table.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { RepaymentPlanView } from "#server/domain/contracts/views.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { ContractBadge } from "./contract-badge.tsx";
import { InstalmentBadge } from "./instalment-badge.tsx";

/** Plan, what is paid, what is due and when, and what being late means (S5). */
export function PlanOfPayer({ plan }: { plan: RepaymentPlanView }) {
  const t = useTranslations("voucher.repayments");
  const rate = formatPpm(plan.lateFeePpmPerDay);
  const { next } = plan;
  return (
    <div className="grid gap-4">
      {plan.overdueFen > 0 && (
        <Alert tone="danger" title={t("overdue")}>
          {t("overdueText", { amount: formatFen(plan.overdueFen), rate })}
        </Alert>
      )}
      {!plan.isTold && <Alert tone="info">{t("notTold")}</Alert>}
      <DescriptionList
        items={[
          { term: t("owed"), value: <Money fen={plan.owedFen} className="text-lg font-semibold" /> },
          ...(next === null
            ? []
            : [
                {
                  term: t("next"),
                  value: (
                    <span className="figures">
                      {next.dueOn} · <Money fen={next.amountFen} />
                    </span>
                  ),
                },
              ]),
          { term: t("paid"), value: <Money fen={plan.paidFen} /> },
          { term: t("state"), value: <ContractBadge contract={plan} /> },
          { term: t("store"), value: plan.storeName },
          { term: t("amount"), value: <Money fen={plan.amountFen} /> },
          { term: t("purchasedAt"), value: <AbsoluteDate at={plan.purchasedAt} /> },
        ]}
      />
      {plan.payUrl !== null && plan.owedFen > 0 && (
        <div>
          <Button asChild>
            <a href={plan.payUrl} rel="noreferrer">
              <ExternalLink aria-hidden className="size-4" />
              {t("pay")}
            </a>
          </Button>
        </div>
      )}
      <ScheduleTable
        label={t("schedule")}
        instalments={plan.instalments}
        extra={{ header: t("state"), cell: (instalment) => <InstalmentBadge instalment={instalment} /> }}
      />
      {plan.overdueFen === 0 && plan.owedFen > 0 && (
        <p className="text-sm text-ink-soft">{t("whatOverdue", { rate })}</p>
      )}
    </div>
  );
}
