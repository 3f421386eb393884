import type { PayerRecord } from "#server/gateway/mock/payers/payer.ts";
import { type Source, sourcesOf, withTaken } from "#server/gateway/mock/payers/sources.ts";
import { type PlanInstalment, type PlanRecord, withoutLateFee } from "./plan-record.ts";

/** What a plan may be repaid from: everything the payer has in this wallet but the debt itself. */
export function repaymentSources(payer: PayerRecord): Source[] {
  return sourcesOf(payer, { brand: "alipay", method: "huabei" }).filter(({ kind }) => kind !== "huabei");
}

/** The source that pays `amount`: the agreed one, or the next that has it (S12). */
export function sourceFor(payer: PayerRecord, agreed: string, amount: number): Source | undefined {
  const all = repaymentSources(payer);
  const inOrder = [...all.filter(({ key }) => key === agreed), ...all.filter(({ key }) => key !== agreed)];
  return inOrder.find((source) => source.available >= amount && source.card?.refuses !== true);
}

/** The payer after one instalment went out of a source; its limit is free again by what stood on it. */
export function repaidBy(payer: PayerRecord, source: string, instalment: PlanInstalment): PayerRecord {
  const amount = withoutLateFee(instalment);
  const freed = withTaken(payer, "huabei", -amount);
  return withTaken(freed, source, amount + instalment.late_fee);
}

export function paid(instalment: PlanInstalment, now: number): PlanInstalment {
  const amount = withoutLateFee(instalment) + instalment.late_fee;
  return { ...instalment, paid: amount, paid_at: now, status: "paid" };
}

/** The instalment in its place among the others. */
export function replaced(plan: PlanRecord, instalment: PlanInstalment): PlanInstalment[] {
  return plan.instalments.map((one) => (one.period === instalment.period ? instalment : one));
}
