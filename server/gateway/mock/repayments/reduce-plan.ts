import { reductionPolicyOn, reductionsOf } from "#server/domain/contracts/reduce-schedule.ts";
import type { ChargeRecord } from "#server/gateway/mock/objects/charge.ts";
import { findPayer, savePayer } from "#server/gateway/mock/payers/payer-store.ts";
import { withTaken } from "#server/gateway/mock/payers/sources.ts";
import type { EventCause } from "#server/gateway/mock/webhooks/emit-event.ts";
import { isOwed, type PlanInstalment, type PlanRecord, withInstalments } from "./plan-record.ts";
import { changePlan } from "./plan-store.ts";

/**
 * A refund of a charge that is repaid in instalments makes what is owed smaller; only what exceeds it is money that the
 * payer gets. A charge that is refunded whole ends its plan: fees that have not been paid are asked for no more.
 */
export function reducePlan(cause: EventCause, plan: PlanRecord, charge: ChargeRecord): void {
  const given = charge.amount_refunded - plan.refunded;
  if (given <= 0) return;
  const owed = plan.instalments.map((instalment) =>
    isOwed(instalment) ? instalment.principal - instalment.reduced : 0,
  );
  const reductions = reductionsOf(owed, given, reductionPolicyOn(plan.purchased_on));
  const reduced = plan.instalments.map((instalment, index) => smaller(instalment, reductions[index] ?? 0));
  const instalments = charge.refunded ? reduced.map(waivedIfOwed) : reduced;
  const status = charge.refunded ? ("canceled" as const) : plan.status;
  changePlan(cause, withInstalments({ ...plan, status, refunded: charge.amount_refunded }, instalments));
  const payer = findPayer(cause.gateway, plan.payer);
  if (payer === undefined) return;
  const taken = reductions.reduce((sum, fen) => sum + fen, 0);
  const fees = charge.refunded ? reduced.filter(isOwed).reduce((sum, { fee }) => sum + fee, 0) : 0;
  const freed = withTaken(payer, "huabei", -(taken + fees));
  savePayer(cause.gateway, { ...freed, balance: freed.balance + given - taken });
}

function smaller(instalment: PlanInstalment, byFen: number): PlanInstalment {
  const reduced = instalment.reduced + byFen;
  const isNothing = byFen > 0 && reduced === instalment.principal && instalment.fee === 0;
  return { ...instalment, reduced, status: isNothing ? "waived" : instalment.status };
}

function waivedIfOwed(instalment: PlanInstalment): PlanInstalment {
  return isOwed(instalment) ? { ...instalment, late_fee: 0, status: "waived" } : instalment;
}
