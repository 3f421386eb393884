import { type EventCause, emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { type MockGateway, PLATFORM_ACCOUNT } from "../gateway.ts";
import { type PlanRecord, planId } from "./plan-record.ts";

/** Who makes something happen that no request asked for. */
export function causeOf(gateway: MockGateway): EventCause {
  return { gateway, account: PLATFORM_ACCOUNT, requestId: null, idempotencyKey: null };
}

export function findPlan(gateway: MockGateway, id: string): PlanRecord | undefined {
  return gateway.store.find<PlanRecord>("instalment_plan", PLATFORM_ACCOUNT, id);
}

export function planOfCharge(gateway: MockGateway, chargeId: string): PlanRecord | undefined {
  return findPlan(gateway, planId(chargeId));
}

/** The plans of a payer, the newest first. */
export function plansOf(gateway: MockGateway, payer: string): PlanRecord[] {
  const filter = { account: PLATFORM_ACCOUNT, limit: 100, equal: { payer } };
  return gateway.store.list<PlanRecord>("instalment_plan", filter).data;
}

export function openPlan(cause: EventCause, plan: PlanRecord): void {
  cause.gateway.store.save(cause.account, plan);
  emitEvent(cause, { type: "instalment_plan.created", object: plan });
}

/** Keeps a plan after a change, and tells whoever listens. */
export function changePlan(cause: EventCause, plan: PlanRecord): PlanRecord {
  const changed = { ...plan, revision: plan.revision + 1 };
  cause.gateway.store.save(cause.account, changed);
  emitEvent(cause, { type: "instalment_plan.updated", object: changed });
  return changed;
}

/** Plans of which something is owed and the day has not been asked for, the oldest first. */
export function plansToCollect(gateway: MockGateway, today: string, limit: number): PlanRecord[] {
  const rows = gateway.store.rows<{ body: string }>(
    `select body from objects where object = 'instalment_plan'
       and json_extract(body, '$.status') in ('active', 'past_due')
       and json_extract(body, '$.collected_until') < ? order by seq limit ?`,
    today,
    limit,
  );
  return rows.map((row) => JSON.parse(row.body) as PlanRecord);
}
