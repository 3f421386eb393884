import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { refunds } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import { REFUND_ALONE_FEN } from "#server/domain/payments/refund-rules.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { approveRefund } from "#server/payments/refunds/approve-refund.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { refuseRefund } from "#server/payments/refunds/refuse-refund.ts";
import { newKey, ORDER_FEN, type Order, paidOrder, plainOrder } from "../../support/payments/orders.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const maker = () => world().asRole("admin");
const second = () => world().twoPeople().second;
const ask = (ctx: Context, { paymentId }: Order, amountFen: number) =>
  refundPayment(ctx, { paymentId, amountFen, reason: "goods came back", idempotencyKey: newKey() });
const refundsOf = async (ctx: Context, { paymentId }: Order) =>
  (await getPaymentDetail(ctx, { paymentId })).refunds;

test("what staff ask for waits, moves no money, and is on the list of whoever decides", async () => {
  const order = await paidOrder(world());
  expect(await ask(maker(), order, 700)).toMatchObject({ status: "proposed" });
  const file = await getPaymentDetail(second(), { paymentId: order.paymentId });
  expect(file).toMatchObject({ refundedFen: 0, refunds: [{ requestedBy: "staff", mayDecide: true }] });
  expect(file.refunds[0]?.wait).toMatchObject({ holder: "checker" });
  expect(await refundsOf(maker(), order)).toMatchObject([{ mayDecide: false }]);
  const { items } = await listPayments(second(), { toDecide: true });
  expect(items.map(({ id }) => id)).toContain(order.paymentId);
});

test("what waits is not asked for twice, and is free again once it was refused", async () => {
  const order = await paidOrder(world());
  const { refundId } = await ask(maker(), order, ORDER_FEN);
  await expect(ask(order.place.terminal(), order, 1)).rejects.toMatchObject({
    reason: "refund_exceeds_payment",
  });
  await refuseRefund(second(), { refundId, version: 1, reason: "顾客没有退货" });
  expect(await ask(order.place.terminal(), order, ORDER_FEN)).toMatchObject({ status: "succeeded" });
});

test("a shop gives back by itself up to its limit, and its owner sees what waits", async () => {
  const order = await paidOrder(world());
  expect(await ask(order.place.owner(), order, 700)).toMatchObject({ status: "succeeded" });
  expect(await refundsOf(order.place.owner(), order)).toMatchObject([
    { requestedBy: "merchant", mayDecide: false, wait: null },
  ]);
});

test("approved and refused at once, one of them holds", async () => {
  const order = await paidOrder(world());
  const { refundId } = await ask(maker(), order, 700);
  const ref = { refundId, version: 1 };
  const decided = await Promise.allSettled([
    approveRefund(second(), ref),
    refuseRefund(second(), { ...ref, reason: "顾客没有退货" }),
  ]);
  expect(decided.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the database itself lets no refund that needs two go by one", async () => {
  const order = await paidOrder(world());
  const { refundId } = await ask(maker(), order, 700);
  const { db } = world().runtime;
  const set = (values: Partial<typeof refunds.$inferInsert>) =>
    db.update(refunds).set(values).where(eq(refunds.id, refundId));
  await expect(set({ status: "pending" })).rejects.toThrow();
  await expect(set({ status: "pending", needsSecond: false })).rejects.toThrow();
  const decidedById = maker().actor.id;
  await expect(set({ status: "pending", decidedById, decidedAt: new Date() })).rejects.toThrow();
});

test.each([
  ["its terminal", ({ place }: Order) => place.terminal()],
  ["its owner", ({ place }: Order) => place.owner()],
])("above a shop's limit a refund by %s waits too, whatever was given back before", async (_, by) => {
  const order = await paidOrder(world(), plainOrder(world(), REFUND_ALONE_FEN * 2));
  expect(await ask(by(order), order, REFUND_ALONE_FEN)).toMatchObject({ status: "succeeded" });
  expect(await ask(by(order), order, 1)).toMatchObject({ status: "proposed" });
});
