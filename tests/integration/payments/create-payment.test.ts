import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { stores } from "#db/schema/merchants.ts";
import { payments } from "#db/schema/payments.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { gatewayClient, MODEL, makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
let place: Place;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeActiveTerminal(world);
});
afterAll(() => world.close());

const sum = { amountFen: 5_000, method: "alipay" as const, configVersion: 1 };
const take = (key: string, order = sum, ctx = place.terminal()) =>
  createPayment(ctx, { idempotencyKey: key, order });
const intents = () => world.gateway.stripe.paymentIntents.list({ limit: 100 });
const statuses = async (paymentId: string) =>
  (await world.runtime.db.select().from(auditEvents).where(eq(auditEvents.subjectId, paymentId))).map(
    (event) => event.action,
  );

describe("createPayment", () => {
  test("takes a Huabei order at the quoted price, asks the gateway and leaves its trail", async () => {
    const ctx = place.terminal();
    const order = await huabeiOrder(ctx, { amountFen: 111_111, term: 3, bearer: "buyer" });
    const { payment, created } = await createPayment(ctx, { idempotencyKey: "huabei", order });
    expect(created).toBe(true);
    expect(payment).toMatchObject({ status: "awaiting_payer", amountFen: 111_111, method: "huabei" });
    expect(payment.quote).toMatchObject({
      totalFeeFen: 2_556,
      buyerTotalFen: 113_667,
      regularPaymentFen: 37_889,
    });
    const wallet = await fetch(`${payment.qr?.url}?lang=en`).then((page) => page.text());
    expect(wallet).toContain("老王烟酒店");
    expect(await statuses(payment.paymentId)).toEqual(["payment.create", "payment.await_payer"]);
  });

  test("the gateway is told the plan and its quote", async () => {
    const ctx = place.terminal();
    const order = await huabeiOrder(ctx, { amountFen: 60_000, term: 6, bearer: "seller" });
    const { payment } = await createPayment(ctx, { idempotencyKey: "plan", order });
    const intent = (await intents()).data.find(({ metadata }) => metadata.payment_id === payment.paymentId);
    expect(intent?.payment_method_options).toEqual({
      alipay: { installments: { plan: { count: 6, bearer: "seller" } } },
    });
    expect(intent?.metadata).toMatchObject({ quote_hash: order.quoteHash, plan_rate_ppm: "45000" });
  });

  test("the same key again answers the same payment", async () => {
    const first = await take("again");
    const second = await take("again");
    expect(second.created).toBe(false);
    expect(second.payment).toEqual(first.payment);
  });

  test("the same key for another order is refused", async () => {
    await take("mismatch");
    await expect(take("mismatch", { ...sum, amountFen: 1 })).rejects.toMatchObject({
      code: "conflict",
      reason: "idempotency_mismatch",
    });
  });

  test("fifty at once with one key make one payment and one intent", async () => {
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => take("crowd")));
    const ids = results.flatMap((r) => (r.status === "fulfilled" ? [r.value.payment.paymentId] : []));
    expect(new Set(ids).size).toBe(1);
    const made = (await intents()).data.filter(({ metadata }) => metadata.payment_id === ids[0]);
    expect(made).toHaveLength(1);
  });

  test("two terminals may choose the same key", async () => {
    const other = await makeActiveTerminal(world);
    const mine = await take("shared");
    const theirs = await take("shared", sum, other.terminal());
    expect(theirs.payment.paymentId).not.toBe(mine.payment.paymentId);
  });

  test("a price that the payer has not seen is refused with the new quote, and the key stays free", async () => {
    const ctx = place.terminal();
    const order = await huabeiOrder(ctx, { amountFen: 90_000, term: 3, bearer: "buyer" });
    const stale = { ...order, quoteHash: "0".repeat(64) };
    await expect(createPayment(ctx, { idempotencyKey: "stale", order: stale })).rejects.toMatchObject({
      reason: "quote_changed",
      details: { quote: { hash: order.quoteHash, amountFen: 90_000 } },
    });
    const { payment } = await createPayment(ctx, { idempotencyKey: "stale", order });
    expect(payment.status).toBe("awaiting_payer");
  });

  test("a configuration that was never offered is refused", async () => {
    await expect(take("ahead", { ...sum, configVersion: 99 })).rejects.toMatchObject({
      reason: "version_unknown",
    });
  });

  test("nobody but a terminal takes orders", async () => {
    await expect(take("owner", sum, place.owner())).rejects.toMatchObject({ code: "forbidden" });
    await expect(take("staff", sum, world.asRole("admin"))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("when the gateway does not answer, the same key finishes the payment later", async () => {
    await world.gateway.control("faults", { count: 2, status: 500, path: "/payment_intents" });
    await expect(take("outage")).rejects.toMatchObject({
      code: "unavailable",
      reason: "gateway_unavailable",
    });
    const { payment } = await take("outage");
    expect(payment.status).toBe("awaiting_payer");
  });

  test("when the answer is lost after the gateway made the intent, the same intent is found again", async () => {
    await world.gateway.control("faults", { count: 2, status: 500, when: "after", path: "/payment_intents" });
    await expect(take("lost")).rejects.toMatchObject({ reason: "gateway_unavailable" });
    const { payment } = await take("lost");
    const made = (await intents()).data.filter(({ metadata }) => metadata.payment_id === payment.paymentId);
    expect(made).toHaveLength(1);
  });

  test("when the gateway is too slow, the terminal is told to try again", async () => {
    await world.gateway.control("delays", { count: 2, delay_ms: 1_500, path: "/payment_intents" });
    const hasty = { ...place.terminal(), gateway: gatewayClient(world.gateway.url, 200) };
    await expect(take("slow", sum, hasty)).rejects.toMatchObject({ reason: "gateway_unavailable" });
    const [row] = await world.runtime.db.select().from(payments).where(eq(payments.idempotencyKey, "slow"));
    expect(row?.status).toBe("created");
  });
});

describe("a terminal that may not take Huabei now (S1)", () => {
  const order = () => huabeiOrder(place.terminal(), { amountFen: 60_000, term: 6, bearer: "seller" });
  const standing = { firmwareVersion: MODEL.firmware, reportedStatus: null };
  const stand = (facts: Partial<typeof terminals.$inferInsert>) =>
    world.runtime.db.update(terminals).set(facts).where(eq(terminals.id, place.terminalId));
  afterEach(() => stand(standing));

  test.each([
    ["firmware_too_old", { firmwareVersion: "0.9.0" }],
    ["config_rejected", { reportedStatus: "rejected" }],
    ["config_rolled_back", { reportedStatus: "rolled_back" }],
  ] as const)(
    "is refused with %s and what to do, and may still take the whole sum",
    async (reason, facts) => {
      const huabei = await order();
      await stand(facts);
      await expect(
        createPayment(place.terminal(), { idempotencyKey: reason, order: huabei }),
      ).rejects.toMatchObject({ reason, details: { remedy: expect.stringMatching(/\w/) } });
      expect((await take(`${reason}-sum`)).created).toBe(true);
    },
  );

  test("takes it again once the newest configuration is applied", async () => {
    await stand({ reportedStatus: "applied" });
    const { created } = await createPayment(place.terminal(), {
      idempotencyKey: "applied",
      order: await order(),
    });
    expect(created).toBe(true);
  });
});

test("an order taken far from the store is an incident, which ends when the terminal is back", async () => {
  const open = async () => {
    const rows = await world.runtime.db
      .select()
      .from(incidents)
      .where(eq(incidents.terminalId, place.terminalId));
    return rows.filter(({ resolvedAt }) => resolvedAt === null).map(({ kind }) => kind);
  };
  const at = { lat: 31.23, lng: 121.47 };
  await world.runtime.db.update(stores).set(at).where(eq(stores.merchantId, place.merchantId));
  await take("far", { ...sum, location: { ...at, lat: at.lat - 9 } } as typeof sum);
  expect(await open()).toEqual(["far_from_store"]);
  await take("unknown-place");
  expect(await open()).toEqual(["far_from_store"]);
  await take("back", { ...sum, location: at } as typeof sum);
  expect(await open()).toEqual([]);
});
