import type { PlanRecord } from "#server/gateway/mock/repayments/plan-record.ts";
import type { TestGateway } from "./mock-gateway.ts";

/** What the API tells of the plan of an intent. */
export async function planOf(gateway: Pick<TestGateway, "stripe">, intentId: string): Promise<PlanRecord> {
  const answer = (await gateway.stripe.rawRequest(
    "GET",
    `/v1/instalment_plans?payment_intent=${intentId}`,
  )) as unknown as { data: PlanRecord[] };
  const [plan] = answer.data;
  if (plan === undefined) throw new Error(`${intentId} has no plan`);
  return plan;
}
