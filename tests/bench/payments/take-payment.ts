import { randomBytes } from "node:crypto";
import type { Database } from "#db/client.ts";
import type { Notices } from "#server/changes/notices.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { type Actor, systemActor } from "#server/domain/actor.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import type { GatewayIntent } from "#server/gateway/port.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { runtimeOn } from "../measure/bench-world.ts";

/** An order in three instalments at a terminal, at the price its payer has seen. */
export interface CounterOrder {
  actor: Actor;
  order: CreatePaymentInput;
}

/** The intent as the instant gateway made it, paid. */
const paidIntent = (paymentId: string, amountFen: number): GatewayIntent => ({
  id: `pi_${paymentId}`,
  status: "succeeded",
  amountFen,
  paymentId,
  payUrl: null,
  chargeId: `ch_${paymentId}`,
  failureReason: null,
});

/** One payment through the verbs: taken, answered by a gateway that takes no time, and paid by its notice. */
export async function takePayment(runtime: Runtime, { actor, order }: CounterOrder): Promise<void> {
  const at = (who: Actor): Context => contextFor(runtime, { actor: who, now: new Date() });
  const idempotencyKey = randomBytes(12).toString("hex");
  const { payment } = await createPayment(at(actor), { idempotencyKey, order });
  const intent = paidIntent(payment.paymentId, order.amountFen);
  const notice = {
    type: "payment_intent.succeeded",
    occurredAt: new Date(),
    intent,
    refund: null,
    plan: null,
  };
  await recordGatewayEvent(at(systemActor("gateway")), { ...notice, id: `evt_${payment.paymentId}` });
}

export const benchRuntime = (db: Database, notices: Notices): Runtime => ({
  ...runtimeOn(db, notices),
  addresses: { portal: "http://portal.test", deviceLink: "", mqtt: "", gateway: "http://gateway.test" },
});
