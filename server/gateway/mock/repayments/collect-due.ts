import { daysAfter, shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { lateFeeOfDay, repaymentPolicyOn } from "#server/domain/contracts/repayment-policy.ts";
import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { findPayer, savePayer } from "#server/gateway/mock/payers/payer-store.ts";
import { type Loop, untilStopped } from "#server/until-stopped.ts";
import { type MockGateway, nowSeconds } from "../gateway.ts";
import { paid, repaidBy, replaced, sourceFor } from "./debit.ts";
import {
  isOwed,
  type NoticeKind,
  owedOf,
  type PlanInstalment,
  type PlanRecord,
  withInstalments,
  withoutLateFee,
} from "./plan-record.ts";
import { causeOf, changePlan, plansToCollect } from "./plan-store.ts";

const BATCH = 100;
const IDLE_MS = 5_000;

/** Collects as days begin, until stopped. */
export function startCollecting(gateway: MockGateway): Loop {
  return untilStopped(async () => {
    const collected = collectDue(gateway);
    if (collected > 0) gateway.wakeDeliveries();
    return collected;
  }, IDLE_MS);
}

/** A plan and whoever owes it, as one day after another changes both. */
interface Debt {
  plan: PlanRecord;
  payer: PayerRecord | undefined;
}

/**
 * Takes what is due by the gateway's clock, one day after another however far the clock has jumped: on its date an
 * instalment is taken from the agreed source or the next that has it; what nobody pays is overdue from the day after,
 * costs a late fee a day, and is asked for every day. Returns how many plans had a day to go through.
 */
export function collectDue(gateway: MockGateway): number {
  return gateway.store.transaction(() => {
    const now = nowSeconds(gateway);
    const today = shanghaiDate(new Date(now * 1000));
    const plans = plansToCollect(gateway, today, BATCH);
    for (const plan of plans) collectPlan(gateway, plan, today);
    return plans.length;
  });
}

function collectPlan(gateway: MockGateway, before: PlanRecord, today: string): void {
  let debt: Debt = { plan: before, payer: findPayer(gateway, before.payer) };
  let day = before.collected_until;
  while (day < today && debt.plan.instalments.some(isOwed)) {
    day = daysAfter(day, 1);
    debt = afterDay(debt, day);
  }
  if (debt.payer !== undefined) savePayer(gateway, debt.payer);
  const plan = { ...debt.plan, collected_until: today };
  const isChanged = JSON.stringify(plan.instalments) !== JSON.stringify(before.instalments);
  if (isChanged || plan.status !== before.status) changePlan(causeOf(gateway), plan);
  else gateway.store.save(causeOf(gateway).account, plan);
}

function afterDay(debt: Debt, day: string): Debt {
  const { remindedDaysBefore } = repaymentPolicyOn(debt.plan.purchased_on);
  return debt.plan.instalments.filter(isOwed).reduce((now, instalment) => {
    if (daysAfter(day, remindedDaysBefore) === instalment.due_on)
      return noted(now, "due_soon", { instalment, day });
    return instalment.due_on <= day ? afterDueDay(now, instalment, day) : now;
  }, debt);
}

function afterDueDay({ plan, payer }: Debt, before: PlanInstalment, day: string): Debt {
  const instalment = aged(plan, before, day);
  const source = payer && sourceFor(payer, plan.source, owedOf(instalment));
  if (payer === undefined || source === undefined) {
    const debt = { plan: withInstalments(plan, replaced(plan, instalment)), payer };
    if (day === instalment.due_on) return noted(debt, "not_collected", { instalment, day });
    return before.status === "overdue" ? debt : noted(debt, "overdue", { instalment, day });
  }
  // Taken in the morning of its day.
  const done = paid(instalment, Math.floor(shanghaiDay(day).first.getTime() / 1000) + 8 * 3600);
  const repaid = {
    plan: withInstalments(plan, replaced(plan, done)),
    payer: repaidBy(payer, source.key, instalment),
  };
  const told = noted(repaid, "collected", { instalment: done, day });
  return repaid.plan.status === "completed" ? noted(told, "settled", { instalment: done, day }) : told;
}

/** One day older: due on its date, and overdue with one more day's fee on every day after. */
function aged(plan: PlanRecord, instalment: PlanInstalment, day: string): PlanInstalment {
  if (day === instalment.due_on) return { ...instalment, status: "due" };
  const fee = lateFeeOfDay(withoutLateFee(instalment), repaymentPolicyOn(plan.purchased_on));
  return { ...instalment, status: "overdue", late_fee: instalment.late_fee + fee };
}

function noted(
  { plan, payer }: Debt,
  kind: NoticeKind,
  { instalment, day }: { instalment: PlanInstalment; day: string },
): Debt {
  const amount = isOwed(instalment) ? owedOf(instalment) : instalment.paid;
  const notice = { on: day, kind, period: instalment.period, amount };
  return { plan: { ...plan, notices: [...plan.notices, notice] }, payer };
}
