import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents, outbox } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contracts.ts";
import { strayCharges } from "#db/schema/gateway.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { GatewayIntent, PaymentGateway } from "#server/gateway/port.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { retryRefund } from "#server/payments/refunds/retry-refund.ts";
import { returnStrayCharge } from "#server/payments/refunds/return-stray-charge.ts";
import { newKey, ORDER_FEN, type Order, openOrder, paidOrder } from "../../support/payments/orders.ts";
import { makeWorld, type World } from "../../support/world/world.ts";

// Money that comes when nobody waits for it any more, or a second time, goes back by itself.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;
const later = () => new Date(Date.now() + 16 * MINUTE_MS);

/** A gateway that says that an order is closed although its payer is just paying it, as gateways without intents do. */
function crossing(ctx: Context): Context {
  const { gateway } = world.runtime;
  const cancelIntent: PaymentGateway["cancelIntent"] = async (id) => ({
    ...(await gateway.retrieveIntent(id)),
    status: "canceled",
  });
  return { ...ctx, gateway: { ...gateway, cancelIntent } };
}

const ends = {
  canceled: ({ place, paymentId }: Order) => cancelPayment(crossing(place.terminal()), { paymentId }),
  expired: (_order: Order) => expireDuePayments(crossing(world.asSystem(later()))),
};

const payAtWallet = ({ intentId }: Order) => world.gateway.control(`payment_intents/${intentId}/pay`);

let events = 0;
async function tell(intentId: string, changes: Partial<GatewayIntent> = {}): Promise<void> {
  const intent = { ...(await world.runtime.gateway.retrieveIntent(intentId)), ...changes };
  const notice = {
    type: "payment_intent.succeeded",
    occurredAt: new Date(),
    intent,
    refund: null,
    plan: null,
  };
  await recordGatewayEvent(world.asGateway(), { ...notice, id: `evt_late_${++events}` });
}

const refundsOf = ({ paymentId }: Order) =>
  world.runtime.db.select().from(refunds).where(eq(refunds.paymentId, paymentId));
const promised = (topic: "refund.pending" | "stray_charge.found", subject: string) =>
  world.runtime.db.$count(
    outbox,
    and(eq(outbox.topic, topic), sql`${outbox.payload}::text like ${`%${subject}%`}`),
  );
const audited = async (subjectId: string) => {
  const rows = await world.runtime.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, subjectId))
    .orderBy(asc(auditEvents.seq));
  return rows.map(({ action }) => action);
};
const backAtGateway = async ({ intentId }: Order) => {
  const { data } = await world.gateway.stripe.charges.list({ payment_intent: intentId });
  return data.reduce((sum, charge) => sum + charge.amount_refunded, 0);
};

describe.each(["canceled", "expired"] as const)("an order that is paid after it was %s", (end) => {
  async function paidLate(): Promise<Order> {
    const order = await openOrder(world);
    await ends[end](order);
    expect(await getPayment(order.place.terminal(), order)).toMatchObject({ status: end });
    await payAtWallet(order);
    await tell(order.intentId);
    return order;
  }

  test("is booked, and all of it promised back in the same breath", async () => {
    const order = await paidLate();
    const found = await refundsOf(order);
    expect(found).toMatchObject([
      {
        status: "pending",
        amountFen: ORDER_FEN,
        requestedBy: "portal",
        needsSecond: false,
        reason: `paid_after_${end}`,
      },
    ]);
    const [refund] = found;
    expect(await promised("refund.pending", refund?.id ?? "")).toBe(1);
    expect(await audited(refund?.id ?? "")).toEqual(["refund.request"]);
    expect(await getPayment(order.place.terminal(), order)).toMatchObject({
      status: "succeeded",
      refundableFen: 0,
    });
  });

  test("is given back at the gateway by the job, once, and its contract is over", async () => {
    const order = await paidLate();
    await tell(order.intentId);
    const [refund] = await refundsOf(order);
    const refundId = refund?.id ?? "";
    await world.gateway.control("faults", { count: 2, status: 500, when: "after", path: "/refunds" });
    await expect(retryRefund(world.asSystem(), { refundId })).rejects.toMatchObject({
      reason: "refund_pending",
    });
    expect(await retryRefund(world.asSystem(), { refundId })).toMatchObject({ status: "succeeded" });
    expect(await retryRefund(world.asSystem(), { refundId })).toMatchObject({ status: "succeeded" });
    expect(await backAtGateway(order)).toBe(ORDER_FEN);
    expect(await refundsOf(order)).toHaveLength(1);
    const { db } = world.runtime;
    const [contract] = await db.select().from(contracts).where(eq(contracts.paymentId, order.paymentId));
    expect(contract?.status).toBe("refunded");
    const detail = await getPaymentDetail(order.place.owner(), order);
    expect(detail).toMatchObject({ refundState: "whole", refunds: [{ requestedBy: "portal" }] });
  });

  test("leaves nothing that the shop could give back a second time", async () => {
    const order = await paidLate();
    const again = { paymentId: order.paymentId, amountFen: 1, reason: "again", idempotencyKey: newKey() };
    await expect(refundPayment(order.place.terminal(), again)).rejects.toMatchObject({
      reason: "refund_exceeds_payment",
    });
  });

  test("and learned of by asking the gateway, is given back too", async () => {
    const order = await openOrder(world);
    await ends[end](order);
    await payAtWallet(order);
    await reconcilePayment(world.asSystem(), order);
    expect(await refundsOf(order)).toMatchObject([{ requestedBy: "portal", amountFen: ORDER_FEN }]);
  });

  test("is given back exactly when its end came before its money, whoever wins the race", async () => {
    const won = { end: 0, money: 0 };
    for (let round = 0; round < 12; round++) {
      const order = await openOrder(world);
      await payAtWallet(order);
      const stillOpen: Partial<GatewayIntent> = { status: "awaiting_payer" };
      // Whoever closes has looked just before the payer paid.
      const { gateway } = world.runtime;
      const looked = { ...(await gateway.retrieveIntent(order.intentId)), ...stillOpen };
      const blind = { ...gateway, retrieveIntent: async () => looked };
      const canceled = { ...looked, status: "canceled" as const };
      const closing = { gateway: { ...blind, cancelIntent: async () => canceled } };
      const close =
        end === "canceled"
          ? cancelPayment({ ...order.place.terminal(), ...closing }, order).catch(unlessPaid)
          : expireDuePayments({ ...world.asSystem(later()), ...closing });
      const wait = new Promise((resolve) => setTimeout(resolve, round));
      await Promise.all([close, wait.then(() => tell(order.intentId))]);
      const event = end === "canceled" ? "payment.cancel" : "payment.expire";
      const cameLate = (await audited(order.paymentId)).includes(event);
      expect(await refundsOf(order)).toHaveLength(cameLate ? 1 : 0);
      expect(await getPayment(order.place.terminal(), order)).toMatchObject({ status: "succeeded" });
      won[cameLate ? "end" : "money"]++;
    }
    expect(won.end + won.money).toBe(12);
  });
});

/** Whoever looks once the money is on record is told that there is nothing to cancel any more. */
function unlessPaid(error: unknown): void {
  if (!(error instanceof DomainError && error.reason === "transition_refused")) throw error;
}

test("a payer who was refused and tries again has paid: nothing goes back", async () => {
  const order = await openOrder(world);
  await tell(order.intentId, { status: "failed", failureReason: "password_wrong" });
  expect(await getPayment(order.place.terminal(), order)).toMatchObject({ status: "failed" });
  await payAtWallet(order);
  await tell(order.intentId);
  expect(await getPayment(order.place.terminal(), order)).toMatchObject({ status: "succeeded" });
  expect(await refundsOf(order)).toEqual([]);
});

describe("a second charge of one order", () => {
  async function chargedTwice(amount = ORDER_FEN) {
    const order = await paidOrder(world);
    const { id } = await world.gateway.stripe.paymentIntents.create({
      amount,
      currency: "cny",
      payment_method: "pm_card_visa",
      confirm: true,
      metadata: { payment_id: order.paymentId },
    });
    await Promise.all([tell(id), tell(id), tell(id)]);
    const { db } = world.runtime;
    const found = await db.select().from(strayCharges).where(eq(strayCharges.gatewayIntentId, id));
    return { order, second: { ...order, intentId: id }, found };
  }

  test("is found once, and given back whole without touching the payment", async () => {
    const { order, second, found } = await chargedTwice(90_000);
    expect(found).toMatchObject([{ status: "found", amountFen: 90_000, paymentId: order.paymentId }]);
    const strayChargeId = found[0]?.id ?? "";
    expect(await promised("stray_charge.found", strayChargeId)).toBe(1);
    const before = await getPayment(order.place.terminal(), order);
    await Promise.all([
      returnStrayCharge(world.asSystem(), { strayChargeId }),
      returnStrayCharge(world.asSystem(), { strayChargeId }),
    ]);
    expect(await backAtGateway(second)).toBe(90_000);
    expect(await backAtGateway(order)).toBe(0);
    expect(await getPayment(order.place.terminal(), order)).toEqual(before);
    expect(await audited(strayChargeId)).toEqual(["stray_charge.find", "stray_charge.give_back"]);
    const detail = await getPaymentDetail(world.asRole("admin"), order);
    expect(detail.strayCharges).toMatchObject([{ amountFen: 90_000, status: "returned" }]);
  });

  test("waits for the gateway's answer, and is for people to see when it refuses", async () => {
    const { order, found } = await chargedTwice();
    const strayChargeId = found[0]?.id ?? "";
    await world.gateway.control("faults", { count: 2, status: 500, path: "/refunds" });
    await expect(returnStrayCharge(world.asSystem(), { strayChargeId })).rejects.toMatchObject({
      code: "unavailable",
    });
    await world.runtime.db
      .update(strayCharges)
      .set({ amountFen: ORDER_FEN + 1 })
      .where(eq(strayCharges.id, strayChargeId));
    expect(await returnStrayCharge(world.asSystem(), { strayChargeId })).toMatchObject({ status: "failed" });
    const detail = await getPaymentDetail(order.place.owner(), order);
    expect(detail.strayCharges).toMatchObject([{ status: "failed" }]);
  });

  test("that was not paid is none", async () => {
    const order = await paidOrder(world);
    const { id } = await world.gateway.stripe.paymentIntents.create({
      amount: ORDER_FEN,
      currency: "cny",
      metadata: { payment_id: order.paymentId },
    });
    await tell(id);
    const { db } = world.runtime;
    expect(await db.$count(strayCharges, eq(strayCharges.paymentId, order.paymentId))).toBe(0);
    const [row] = await db.select().from(payments).where(eq(payments.id, order.paymentId));
    expect(row?.version).toBe(order.version);
  });
});
