import type Stripe from "stripe";
import { z } from "zod";
import { INSTALMENT_STATUSES } from "#server/domain/contracts/status.ts";
import { isStorable } from "#server/domain/fields/text.ts";
import type { GatewayPlan } from "./port.ts";

const text = z.string().max(2_000).refine(isStorable);
const money = z.int().min(0);

/** What is read of a plan, which is the channel's extension: the SDK knows no such object. */
export const planObject = z.looseObject({
  object: z.literal("instalment_plan"),
  id: text,
  payment_intent: text,
  status: z.enum(["active", "past_due", "completed", "canceled"]),
  revision: z.int().min(0).max(2_147_483_647),
  url: text.nullish(),
  metadata: z.record(z.string(), text).nullish(),
  instalments: z
    .array(
      z.looseObject({
        period: z.int().min(1).max(100),
        status: z.enum(INSTALMENT_STATUSES),
        reduced: money,
        late_fee: money,
        paid: money,
        paid_at: z.int().min(0).max(253_402_300_799).nullable(),
      }),
    )
    .max(100),
});

export function readPlan(plan: z.output<typeof planObject>): GatewayPlan {
  return {
    id: plan.id,
    paymentId: plan.metadata?.payment_id ?? null,
    payUrl: plan.url ?? null,
    revision: plan.revision,
    isRefunded: plan.status === "canceled",
    instalments: plan.instalments.map((instalment) => ({
      period: instalment.period,
      status: instalment.status,
      reducedFen: instalment.reduced,
      lateFeeFen: instalment.late_fee,
      paidFen: instalment.paid,
      paidAt: instalment.paid_at === null ? null : new Date(instalment.paid_at * 1000),
    })),
  };
}

/** The plan of an intent: there is one at most. */
export async function retrievePlan(stripe: Stripe, intentId: string): Promise<GatewayPlan | null> {
  const query = new URLSearchParams({ payment_intent: intentId, limit: "1" });
  const answer = await stripe.rawRequest("GET", `/v1/instalment_plans?${query.toString()}`);
  const [plan] = z.looseObject({ data: z.array(planObject).max(1) }).parse(answer).data;
  return plan === undefined ? null : readPlan(plan);
}
