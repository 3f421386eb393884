import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { PlanRecord } from "#server/gateway/mock/repayments/plan-record.ts";
import type { TestGateway } from "./mock-gateway.ts";
import { payerPhone } from "./payer-phone.ts";
import { walletOrder } from "./wallet-orders.ts";

/** ¥1,000 in three instalments with the buyer's fee, bought today by a payer who has everything. */
export async function buyInInstalments(gateway: TestGateway) {
  const phone = payerPhone(gateway);
  await phone.become("everything");
  const plan = { count: 3, bearer: "buyer" } as const;
  const { id: intentId } = await walletOrder(gateway, { plan, purchasedOn: await dayOf(gateway) });
  await phone.send(intentId, "confirm");
  await phone.send(intentId, "pay", { password: "123456" });
  return { phone, intentId };
}

/** The gateway's own day in Shanghai: tests before may have advanced its clock. */
export async function dayOf(gateway: Pick<TestGateway, "stripe">): Promise<string> {
  const controls = (await gateway.stripe.rawRequest("GET", "/v1/test_helpers/ruwang")) as unknown as {
    now: number;
  };
  return shanghaiDate(new Date(controls.now * 1000));
}

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
