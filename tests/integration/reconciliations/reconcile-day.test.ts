import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { payments, refunds } from "#db/schema/payments.ts";
import { differences, reconciliations, statementLines } from "#db/schema/reconciliations.ts";
import { daysAfter, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { getReconciliation } from "#server/reconciliations/get-reconciliation.ts";
import { reconcileNightly } from "#server/reconciliations/reconcile-nightly.ts";
import { runReconciliation } from "#server/reconciliations/run-reconciliation.ts";
import { startReconciliation } from "#server/reconciliations/start-reconciliation.ts";
import { newKey, openOrder, orderPaidUnheard, paidOrder } from "../../support/payments/orders.ts";
import { makeWorld, type World } from "../../support/world/world.ts";

// One day of real payments against the mock gateway's statement of it, looked at on the day after.

const DAY_MS = 86_400_000;
const today = shanghaiDate(new Date());
const tomorrow = () => new Date(Date.now() + DAY_MS);
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(() => world.gateway.control("reset"));

async function reconcile() {
  const ctx = world.asSystem(tomorrow());
  const { id } = await startReconciliation(ctx, { day: today });
  await runReconciliation(ctx, { reconciliationId: id });
  return getReconciliation(world.asRole("checker"), { reconciliationId: id });
}

const differenceAbout = async (key: string) => {
  const [row] = await world.runtime.db.select().from(differences).where(eq(differences.key, key));
  return row;
};
const setPayment = (id: string, set: Partial<typeof payments.$inferInsert>) =>
  world.runtime.db.update(payments).set(set).where(eq(payments.id, id));

async function givenBack(amountFen: number) {
  const order = await paidOrder(world);
  const { place, paymentId } = order;
  const input = { paymentId, amountFen, reason: "came back", idempotencyKey: newKey() };
  const { refundId } = await refundPayment(place.terminal(), input);
  return { ...order, refundId };
}

describe("a day", () => {
  test("on which portal and gateway agree has no difference, and both sides' sums", async () => {
    await givenBack(40_000);
    await paidOrder(world);
    const { status, ours, theirs, matched, differences: found } = await reconcile();
    expect(status).toBe("finished");
    expect(ours).toEqual(theirs);
    expect(ours).toMatchObject({ payments: 2, paidFen: 200_000, refunds: 1, refundedFen: 40_000 });
    expect({ matched, found }).toEqual({ matched: 3, found: 0 });
  });

  test("names each difference by its class, with what is known of it", async () => {
    const unheard = await orderPaidUnheard(world);
    const smaller = await paidOrder(world);
    const absent = await paidOrder(world);
    const early = await paidOrder(world);
    const { refundId } = await givenBack(20_000);
    const { db } = world.runtime;
    await setPayment(smaller.paymentId, { amountFen: 150_000 });
    await setPayment(absent.paymentId, { gatewayIntentId: "pi_nobody_knows" });
    await setPayment(early.paymentId, { paidAt: new Date(Date.now() - 2 * DAY_MS) });
    await db.update(refunds).set({ amountFen: 19_000 }).where(eq(refunds.id, refundId));
    const { differences: found } = await reconcile();
    const classOf = async (key: string) => {
      const row = await differenceAbout(key);
      return (
        row && {
          class: row.class,
          explanation: row.explanation,
          status: row.status,
          paymentId: row.paymentId,
        }
      );
    };
    expect(await classOf(unheard.intentId)).toEqual({
      class: "theirs_only",
      explanation: "waits_here",
      status: "found",
      paymentId: unheard.paymentId,
    });
    expect(await classOf(smaller.intentId)).toMatchObject({ class: "partly", explanation: "less_there" });
    expect(await classOf("pi_nobody_knows")).toMatchObject({ class: "ours_only", status: "found" });
    expect(await classOf(absent.intentId)).toMatchObject({
      class: "theirs_only",
      explanation: "unknown_here",
    });
    expect(await classOf(early.intentId)).toMatchObject({ class: "late", status: "resolved" });
    expect(await classOf(refundId)).toMatchObject({ class: "amount_differs", explanation: "more_there" });
    expect(found).toBe(6);
    // What was put out of joint is put right, and the day agrees again.
    await setPayment(smaller.paymentId, { amountFen: 100_000 });
    await setPayment(absent.paymentId, { gatewayIntentId: absent.intentId });
    await setPayment(early.paymentId, { paidAt: early.version > 0 ? new Date() : null });
    await db.update(refunds).set({ amountFen: 20_000 }).where(eq(refunds.id, refundId));
    await reconcilePayment(world.asSystem(), { paymentId: unheard.paymentId });
    const again = await reconcile();
    expect(again).toMatchObject({ status: "finished", openDifferences: 0 });
    const left = await db.select().from(differences).orderBy(asc(differences.id));
    expect(new Set(left.map(({ resolution }) => resolution))).toEqual(new Set(["agrees_now", "came_late"]));
  });

  test("asks the gateway about an order that it took and that waits here", async () => {
    const unheard = await orderPaidUnheard(world);
    await reconcile();
    const { rows } = await world.runtime.db.$client.query<{ payload: { paymentId: string } }>(
      "select payload from outbox where topic = 'payment.reconcile'",
    );
    expect(rows.map(({ payload }) => payload.paymentId)).toContain(unheard.paymentId);
    await reconcilePayment(world.asSystem(), { paymentId: unheard.paymentId });
  });

  test("is worked on by one at a time, and by the next when that one died", async () => {
    await paidOrder(world);
    const ctx = world.asSystem(tomorrow());
    const { id } = await startReconciliation(ctx, { day: today });
    await Promise.all(Array.from({ length: 5 }, () => runReconciliation(ctx, { reconciliationId: id })));
    const { db } = world.runtime;
    expect(await db.$count(statementLines)).toBeGreaterThan(0);
    await startReconciliation(ctx, { day: today });
    await db
      .update(reconciliations)
      .set({ workedOnUntil: new Date(0) })
      .where(eq(reconciliations.id, id));
    await reconcileNightly(ctx);
    expect(await getReconciliation(world.asRole("checker"), { reconciliationId: id })).toMatchObject({
      status: "finished",
    });
  });

  test("that the gateway cannot answer for now is asked for again; nothing is lost or twice", async () => {
    await paidOrder(world);
    const ctx = world.asSystem(tomorrow());
    const { id } = await startReconciliation(ctx, { day: today });
    await world.gateway.control("faults", { count: 2, status: 503, path: "/reporting" });
    await expect(runReconciliation(ctx, { reconciliationId: id })).rejects.toMatchObject({ retryable: true });
    await world.gateway.control("faults", { count: 1, status: 503, path: "/files" });
    await expect(runReconciliation(ctx, { reconciliationId: id })).rejects.toMatchObject({ retryable: true });
    await runReconciliation(ctx, { reconciliationId: id });
    const view = await getReconciliation(world.asRole("admin"), { reconciliationId: id });
    expect(view.status).toBe("finished");
    expect(view.linesRead).toBe(await world.runtime.db.$count(statementLines));
  });

  test("that was asked for in vain until its job gave up is taken up by the next look, hours later", async () => {
    await paidOrder(world);
    const ctx = world.asSystem(tomorrow());
    const { id } = await startReconciliation(ctx, { day: today });
    await world.gateway.control("faults", { count: 2, status: 503, path: "/reporting" });
    await expect(runReconciliation(ctx, { reconciliationId: id })).rejects.toMatchObject({ retryable: true });
    const statusAfter = async (hours: number) => {
      await reconcileNightly(world.asSystem(new Date(tomorrow().getTime() + hours * 3_600_000)));
      return (await getReconciliation(world.asRole("checker"), { reconciliationId: id })).status;
    };
    expect(await statusAfter(1)).toBe("running");
    expect(await statusAfter(2.5)).toBe("finished");
  });

  test("that is not over, or too long ago, is refused", async () => {
    const ctx = world.asRole("checker");
    for (const day of [today, daysAfter(today, 3), daysAfter(today, -500)])
      await expect(startReconciliation(ctx, { day })).rejects.toMatchObject({ reason: "day_out_of_range" });
  });

  test("is begun by itself two hours into the next, and days that were missed are made up for", async () => {
    const begins = (hours: number) =>
      new Date(Date.parse(`${today}T00:00:00+08:00`) + (24 * 12 + hours) * 3_600_000);
    const early = await reconcileNightly(world.asSystem(begins(1)));
    expect(early.started.at(-1)).toBe(daysAfter(today, 10));
    const { started } = await reconcileNightly(world.asSystem(begins(2.5)));
    expect(started).toEqual([daysAfter(today, 11)]);
    expect((await reconcileNightly(world.asSystem(begins(2.6)))).started).toEqual([]);
  });
});

test("an order that nobody paid is in no statement", async () => {
  const { intentId } = await openOrder(world);
  await reconcile();
  expect(await differenceAbout(intentId)).toBeUndefined();
});
