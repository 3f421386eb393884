import { repaymentPolicyOn } from "#server/domain/contracts/repayment-policy.ts";
import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { savePayer } from "#server/gateway/mock/payers/payer-store.ts";
import { type MockGateway, nowSeconds } from "../gateway.ts";
import { paid, repaidBy, repaymentSources, replaced } from "./debit.ts";
import { isOwed, owedOf, type PlanInstalment, type PlanRecord, withInstalments } from "./plan-record.ts";
import { causeOf, changePlan } from "./plan-store.ts";

/** What a payer may repay at once: the next instalment, all that is overdue, or everything. */
export const REPAYMENTS = ["next", "overdue", "all"] as const;
export type Repayment = (typeof REPAYMENTS)[number];

/** The instalments that a repayment covers, as they would be paid today. */
export function coveredBy(plan: PlanRecord, repayment: Repayment): PlanInstalment[] {
  const owed = plan.instalments.filter(isOwed);
  if (repayment === "next") return owed.slice(0, 1);
  if (repayment === "overdue") return owed.filter(({ status }) => status === "overdue");
  return owed.map((instalment) => early(plan, instalment));
}

export function sumOf(instalments: readonly PlanInstalment[]): number {
  return instalments.reduce((sum, instalment) => sum + owedOf(instalment), 0);
}

/** Repays out of one source, all of it or nothing; false where the source has not as much. */
export function repay(
  gateway: MockGateway,
  {
    plan,
    payer,
    repayment,
    source: key,
  }: { plan: PlanRecord; payer: PayerRecord; repayment: Repayment; source: string },
): boolean {
  const covered = coveredBy(plan, repayment);
  const source = repaymentSources(payer).find((one) => one.key === key);
  if (source === undefined || source.card?.refuses === true || source.available < sumOf(covered))
    return false;
  const now = nowSeconds(gateway);
  const after = covered.reduce(
    (debt, instalment) => ({
      payer: repaidBy(debt.payer, key, instalment),
      plan: withInstalments(debt.plan, replaced(debt.plan, paid(instalment, now))),
    }),
    { payer, plan },
  );
  savePayer(gateway, after.payer);
  changePlan(causeOf(gateway), after.plan);
  return true;
}

/** What is repaid before its date may cost no fee, where the channel's terms say so. */
function early(plan: PlanRecord, instalment: PlanInstalment): PlanInstalment {
  const isEarly = instalment.status === "upcoming";
  const { feeOfEarly } = repaymentPolicyOn(plan.purchased_on);
  return isEarly && feeOfEarly === "waived" ? { ...instalment, fee: 0 } : instalment;
}
