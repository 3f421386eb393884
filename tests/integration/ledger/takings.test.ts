import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payments } from "#db/schema/payments.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { getTakings } from "#server/ledger/get-takings.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
let place: Place;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeActiveTerminal(world);
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;

/** An order that is paid at `at`. */
async function paid(at: Date, bearer: "buyer" | "seller"): Promise<string> {
  const ctx = place.terminal(at);
  const order = await huabeiOrder(ctx, { amountFen: 100_000, term: 3, bearer });
  const key = `${at.getTime()}-${bearer}`;
  const { payment } = await createPayment(ctx, { idempotencyKey: key, order });
  const [row] = await world.runtime.db.select().from(payments).where(eq(payments.id, payment.paymentId));
  await world.gateway.control(`payment_intents/${row?.gatewayIntentId}/pay`);
  await reconcilePayment(world.asSystem(at), { paymentId: payment.paymentId });
  return payment.paymentId;
}

test("sums each day to the fen: what was taken, what it cost, what went back and what is left", async () => {
  const now = new Date();
  const yesterday = new Date(now.getTime() - DAY_MS);
  await paid(yesterday, "seller");
  const paymentId = await paid(now, "buyer");
  const refund = { paymentId, amountFen: 10_000, reason: "returned", idempotencyKey: "r" };
  await refundPayment(place.terminal(now), refund);
  const { days, totals } = await getTakings(place.owner(), { merchantId: place.merchantId, days: 3 });
  expect(days.map((day) => day.date)).toEqual(
    [2, 1, 0].map((ago) => shanghaiDate(new Date(now.getTime() - ago * DAY_MS))),
  );
  const nothing = { payments: 0, grossFen: 0, feesFen: 0, refundedFen: 0, netFen: 0 };
  expect(days[0]).toMatchObject(nothing);
  // Seller-borne 1.8 % and 0.6 % acquiring; buyer-borne only the latter.
  expect(days[1]).toMatchObject({
    payments: 1,
    grossFen: 100_000,
    feesFen: 2_400,
    refundedFen: 0,
    netFen: 97_600,
  });
  expect(days[2]).toMatchObject({
    payments: 1,
    grossFen: 100_000,
    feesFen: 600,
    refundedFen: 10_000,
    netFen: 89_400,
  });
  expect(totals).toEqual({
    payments: 2,
    grossFen: 200_000,
    feesFen: 3_000,
    refundedFen: 10_000,
    netFen: 187_000,
  });
});

test("are the owner's and the staff's to see, and nobody else's", async () => {
  const input = { merchantId: place.merchantId, days: 1 };
  const stranger = await makeActiveTerminal(world);
  await expect(getTakings(stranger.owner(), input)).rejects.toMatchObject({ code: "not_found" });
  await expect(getTakings(world.asRole("logistics"), input)).rejects.toMatchObject({ code: "forbidden" });
  expect((await getTakings(world.asRole("admin"), input)).days).toHaveLength(1);
});
