import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { strayCharges } from "#db/schema/gateway.ts";
import type { GatewayEvent } from "#server/gateway/port.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { reconcileWaitingPayments } from "#server/payments/gateway/reconcile-waiting-payments.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { getPaymentNotice } from "#server/payments/orders/get-payment-notice.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { retryRefund } from "#server/payments/refunds/retry-refund.ts";
import { returnStrayCharge } from "#server/payments/refunds/return-stray-charge.ts";
import { newKey, openOrder, orderPaidUnheard, paidOrder } from "../../support/payments/orders.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const MINUTE_MS = 60_000;
const minutesLater = (minutes: number) => () => world().asSystem(new Date(Date.now() + minutes * MINUTE_MS));
const bySystem = {
  as: () => world().asSystem(),
  needs: "payment:settle",
  foreign: noTenants("the portal settles by itself what the gateway says"),
} as const;
const succeeded = {
  action: "payment.succeed",
  subjectId: ({ paymentId }: { paymentId: string }) => paymentId,
};

/** The gateway's notice of an order that was paid. */
async function orderWithNotice() {
  const order = await orderPaidUnheard(world());
  const event: GatewayEvent = {
    id: `evt_${order.paymentId}`,
    type: "payment_intent.succeeded",
    occurredAt: new Date(),
    intent: await world().runtime.gateway.retrieveIntent(order.intentId),
    refund: null,
    plan: null,
  };
  return { ...order, event };
}

/** A refund whose answer from the gateway was lost. */
async function refundInDoubt() {
  const { place, paymentId } = await paidOrder(world());
  await world().gateway.control("faults", { count: 2, status: 500, when: "after", path: "/refunds" });
  const input = { paymentId, amountFen: 500, reason: "goods came back", idempotencyKey: newKey() };
  return refundPayment(place.terminal(), input);
}

proveVerb("recordGatewayEvent", {
  ...bySystem,
  as: () => world().asGateway(),
  arrange: orderWithNotice,
  call: (ctx, { event }) => recordGatewayEvent(ctx, event),
  succeeds: (answer) => expect(answer).toEqual({ repeated: false }),
  illegal: {
    given: ({ event }) => recordGatewayEvent(world().asGateway(), event),
    sees: (answer) => expect(answer).toEqual({ repeated: true }),
  },
  audit: succeeded,
});

proveVerb("reconcilePayment", {
  ...bySystem,
  arrange: () => orderPaidUnheard(world()),
  call: (ctx, { paymentId }) => reconcilePayment(ctx, { paymentId }),
  succeeds: (payment) => expect(payment.status).toBe("succeeded"),
  illegal: {
    instead: () => paidOrder(world()),
    sees: (payment) => expect(payment.status).toBe("succeeded"),
  },
  audit: succeeded,
});

proveVerb("reconcileWaitingPayments", {
  ...bySystem,
  as: minutesLater(1),
  arrange: () => orderPaidUnheard(world()),
  call: (ctx) => reconcileWaitingPayments(ctx),
  succeeds: ({ asked }) => expect(asked).toBeGreaterThan(0),
  illegal: anyState("what is settled is passed by"),
  audit: succeeded,
});

proveVerb("expireDuePayments", {
  ...bySystem,
  as: minutesLater(20),
  arrange: () => openOrder(world()),
  call: (ctx) => expireDuePayments(ctx),
  succeeds: ({ ended, left }) => {
    expect(ended).toBeGreaterThan(0);
    expect(left).toBe(0);
  },
  illegal: anyState("what has ended is passed by"),
  audit: { ...succeeded, action: "payment.expire" },
});

proveVerb("getPaymentNotice", {
  ...bySystem,
  ...looking,
  arrange: () => openOrder(world()),
  call: (ctx, { paymentId }) => getPaymentNotice(ctx, { paymentId }),
  succeeds: (notice, { paymentId, place }) =>
    expect(notice).toMatchObject({ paymentId, terminalId: place.terminalId, status: "awaiting_payer" }),
});

proveVerb("retryRefund", {
  ...bySystem,
  arrange: refundInDoubt,
  call: (ctx, { refundId }) => retryRefund(ctx, { refundId }),
  succeeds: (refund) => expect(refund.status).toBe("succeeded"),
  illegal: {
    given: ({ refundId }) => retryRefund(world().asSystem(), { refundId }),
    sees: (refund) => expect(refund.status).toBe("succeeded"),
  },
  audit: { action: "refund.succeed", subjectId: ({ refundId }) => refundId },
});

/** An order with a second charge beside its own. */
async function chargedTwice() {
  const order = await paidOrder(world());
  const { id } = await world().gateway.stripe.paymentIntents.create({
    amount: 500,
    currency: "cny",
    payment_method: "pm_card_visa",
    confirm: true,
    metadata: { payment_id: order.paymentId },
  });
  const intent = await world().runtime.gateway.retrieveIntent(id);
  const notice = {
    type: "payment_intent.succeeded",
    occurredAt: new Date(),
    intent,
    refund: null,
    plan: null,
  };
  await recordGatewayEvent(world().asGateway(), { ...notice, id: `evt_second_${id}` });
  const { db } = world().runtime;
  const [stray] = await db.select().from(strayCharges).where(eq(strayCharges.gatewayIntentId, id));
  if (stray === undefined) throw new Error("What was found is there to be read");
  return { strayChargeId: stray.id };
}

proveVerb("returnStrayCharge", {
  ...bySystem,
  arrange: chargedTwice,
  call: (ctx, { strayChargeId }) => returnStrayCharge(ctx, { strayChargeId }),
  succeeds: (stray) => expect(stray.status).toBe("returned"),
  illegal: {
    given: ({ strayChargeId }) => returnStrayCharge(world().asSystem(), { strayChargeId }),
    sees: (stray) => expect(stray.status).toBe("returned"),
  },
  audit: { action: "stray_charge.give_back", subjectId: ({ strayChargeId }) => strayChargeId },
});
