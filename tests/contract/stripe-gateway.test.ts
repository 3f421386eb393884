import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestGateway, stripeFor, type TestGateway } from "../support/gateway/mock-gateway.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

/** The contract's parameter name, which the SDK's newest types no longer list. */
type IntentParams = Stripe.PaymentIntentCreateParams & { payment_method_types?: string[] };

const order: IntentParams = { amount: 111_111, currency: "cny", payment_method_types: ["alipay"] };
const huabei: IntentParams = {
  ...order,
  payment_method_options: {
    alipay: { installments: { plan: { count: 3, bearer: "buyer" } } } as Record<string, unknown>,
  },
};

const create = (params: IntentParams, options?: Stripe.RequestOptions) =>
  gateway.stripe.paymentIntents.create(params, options);

describe("payment intents", () => {
  test("a Huabei intent is created, confirmed, paid and refunded by the official SDK", async () => {
    const intent = await create(huabei);
    expect(intent).toMatchObject({ object: "payment_intent", status: "requires_payment_method" });
    const confirmed = await gateway.stripe.paymentIntents.confirm(intent.id, {
      payment_method_data: { type: "alipay" },
      return_url: "https://example.test/back",
    });
    expect(confirmed.status).toBe("requires_action");
    expect(confirmed.next_action?.redirect_to_url?.url).toBe(`${gateway.url}/wallet/${intent.id}`);
    await gateway.control(`payment_intents/${intent.id}/pay`);
    const paid = await gateway.stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    expect(paid).toMatchObject({ status: "succeeded", amount_received: 111_111 });
    expect(paid.latest_charge).toMatchObject({ object: "charge", paid: true, payment_intent: intent.id });
    const refund = await gateway.stripe.refunds.create({ payment_intent: intent.id, amount: 11_111 });
    expect(refund).toMatchObject({ object: "refund", status: "succeeded", amount: 11_111 });
    const rest = await gateway.stripe.refunds.create({ payment_intent: intent.id });
    expect(rest.amount).toBe(100_000);
  });

  test("a card that Stripe's test ids call good pays at once", async () => {
    const intent = await create({
      amount: 500,
      currency: "cny",
      payment_method: "pm_card_visa",
      confirm: true,
    });
    expect(intent.status).toBe("succeeded");
  });

  test("a declined card answers 402 and leaves the intent to be tried again", async () => {
    const intent = await create({ amount: 500, currency: "cny" });
    const attempt = gateway.stripe.paymentIntents.confirm(intent.id, {
      payment_method: "pm_card_chargeDeclined",
    });
    await expect(attempt).rejects.toMatchObject({
      statusCode: 402,
      code: "card_declined",
      type: "StripeCardError",
    });
    const after = await gateway.stripe.paymentIntents.retrieve(intent.id);
    expect(after).toMatchObject({ status: "requires_payment_method" });
    expect(after.last_payment_error?.decline_code).toBe("generic_decline");
  });

  test("updates description and metadata, and refuses to change what is already paid", async () => {
    const intent = await create(order);
    const updated = await gateway.stripe.paymentIntents.update(intent.id, {
      amount: 200,
      metadata: { shop: "老王" },
    });
    expect(updated).toMatchObject({ amount: 200, metadata: { shop: "老王" } });
    await gateway.stripe.paymentIntents.confirm(intent.id);
    await gateway.control(`payment_intents/${intent.id}/pay`);
    await expect(gateway.stripe.paymentIntents.update(intent.id, { amount: 1 })).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
  });

  test("a canceled intent cannot be paid, a paid one cannot be canceled", async () => {
    const first = await create({ ...order, confirm: true });
    const canceled = await gateway.stripe.paymentIntents.cancel(first.id, {
      cancellation_reason: "abandoned",
    });
    expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    await expect(gateway.control(`payment_intents/${first.id}/pay`)).rejects.toThrow("unexpected_state");
    const second = await create({ ...order, confirm: true });
    await gateway.control(`payment_intents/${second.id}/pay`);
    await expect(gateway.stripe.paymentIntents.cancel(second.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  test("never refunds more than was paid", async () => {
    const intent = await create({
      amount: 100,
      currency: "cny",
      payment_method: "pm_card_visa",
      confirm: true,
    });
    await gateway.stripe.refunds.create({ payment_intent: intent.id, amount: 60 });
    await expect(
      gateway.stripe.refunds.create({ payment_intent: intent.id, amount: 41 }),
    ).rejects.toMatchObject({ statusCode: 400, param: "amount" });
  });

  test.each([
    ["a missing amount", { currency: "cny" }, "amount", "parameter_missing"],
    ["an amount of zero", { amount: 0, currency: "cny" }, "amount", "parameter_invalid_integer"],
    ["an unknown parameter", { ...order, nonsense: 1 }, "nonsense", "parameter_unknown"],
    [
      "an odd payment method type",
      { ...order, payment_method_types: ["barter"] },
      "payment_method_types",
      undefined,
    ],
  ])("names the parameter at fault: %s", async (_title, params, param, code) => {
    const attempt = create(params as unknown as IntentParams);
    await expect(attempt).rejects.toMatchObject({ statusCode: 400, param, ...(code ? { code } : {}) });
  });

  test("refuses a term that no plan can have", async () => {
    const alipay = { installments: { plan: { count: 37, bearer: "buyer" } } } as Record<string, unknown>;
    await expect(create({ ...order, payment_method_options: { alipay } })).rejects.toMatchObject({
      param: "payment_method_options[alipay][installments][plan][count]",
    });
  });
});

describe("around every request", () => {
  test("a wrong key is refused with 401", async () => {
    const stranger = stripeFor(gateway.url, "sk_test_somebody_else");
    await expect(stranger.paymentIntents.list()).rejects.toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
  });

  test("an unknown id is resource_missing", async () => {
    await expect(gateway.stripe.paymentIntents.retrieve("pi_none")).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });

  test("an unknown address answers Stripe's 404", async () => {
    const response = await fetch(`${gateway.url}/v1/unicorns`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  test("every answer carries a request id", async () => {
    const intent = await create(order);
    expect(intent.lastResponse.requestId).toMatch(/^req_/);
  });

  test("pages newest first, forwards and back, and says whether there is more", async () => {
    const made: string[] = [];
    for (let n = 1; n <= 5; n++) made.unshift((await create({ ...order, amount: n })).id);
    const list = gateway.stripe.paymentIntents;
    const first = await list.list({ limit: 2 });
    expect(first.data.map((intent) => intent.id)).toEqual(made.slice(0, 2));
    expect(first.has_more).toBe(true);
    const second = await list.list({ limit: 2, starting_after: made[1] ?? "" });
    expect(second.data.map((intent) => intent.id)).toEqual(made.slice(2, 4));
    const back = await list.list({ limit: 2, ending_before: made[2] ?? "" });
    expect(back.data.map((intent) => intent.id)).toEqual(made.slice(0, 2));
    let seen = 0;
    for await (const _intent of list.list({ limit: 2 })) seen++;
    expect(seen).toBeGreaterThanOrEqual(5);
  });

  test("charges and refunds are found by their intent", async () => {
    const intent = await create({
      amount: 100,
      currency: "cny",
      payment_method: "pm_card_visa",
      confirm: true,
    });
    const refund = await gateway.stripe.refunds.create({ payment_intent: intent.id });
    const charges = await gateway.stripe.charges.list({ payment_intent: intent.id });
    expect(charges.data).toMatchObject([{ refunded: true, amount_refunded: 100 }]);
    const refunds = await gateway.stripe.refunds.list({ payment_intent: intent.id, expand: ["data.charge"] });
    expect(refunds.data).toMatchObject([{ id: refund.id, charge: { object: "charge" } }]);
  });

  test("accounts and test clocks answer in Stripe's shapes", async () => {
    const account = await gateway.stripe.accounts.create({ type: "custom", country: "CN" });
    expect(await gateway.stripe.accounts.retrieve(account.id)).toMatchObject({ object: "account" });
    const clock = await gateway.stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
    const later = await gateway.stripe.testHelpers.testClocks.advance(clock.id, {
      frozen_time: 1_800_086_400,
    });
    expect(later).toMatchObject({ frozen_time: 1_800_086_400, status: "ready" });
  });
});

describe("idempotency", () => {
  test("the same key and body answers the same intent and says that it is a replay", async () => {
    const first = await create(order, { idempotencyKey: "same" });
    const again = await create(order, { idempotencyKey: "same" });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  });

  test("the same key with another amount is an idempotency_error", async () => {
    await create(order, { idempotencyKey: "reused" });
    const attempt = create({ ...order, amount: 1 }, { idempotencyKey: "reused" });
    await expect(attempt).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    await expect(attempt).rejects.toMatchObject({ statusCode: 400, rawType: "idempotency_error" });
  });

  test("fifty at once with one key make one intent", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => create(order, { idempotencyKey: "crowd" })),
    );
    const ids = new Set(
      results.flatMap((result) => (result.status === "fulfilled" ? [result.value.id] : [])),
    );
    expect(ids.size).toBe(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ statusCode: 409 });
    }
  });

  test("a key that is still in flight answers 409", async () => {
    await gateway.control("delays", { delay_ms: 300 });
    const [first, second] = await Promise.allSettled([
      create(order, { idempotencyKey: "in flight" }),
      create(order, { idempotencyKey: "in flight" }),
    ]);
    const refused = [first, second].filter((result) => result.status === "rejected");
    expect(refused).toMatchObject([{ reason: { statusCode: 409, code: "idempotency_key_in_use" } }]);
  });

  test("an answer lost after the charge is found again with the same key", async () => {
    await gateway.control("faults", { when: "after", status: 500, path: "/payment_intents" });
    await expect(create(order, { idempotencyKey: "lost" })).rejects.toMatchObject({ statusCode: 500 });
    const found = await create(order, { idempotencyKey: "lost" });
    expect(found.lastResponse.headers["idempotent-replayed"]).toBe("true");
    const page = await gateway.stripe.paymentIntents.list({ limit: 2 });
    expect(page.data.filter((intent) => intent.id === found.id)).toHaveLength(1);
  });

  test("a request refused for its parameters leaves its key free", async () => {
    await expect(create({ ...order, amount: -1 }, { idempotencyKey: "free" })).rejects.toThrow();
    expect((await create(order, { idempotencyKey: "free" })).object).toBe("payment_intent");
  });

  test("keys, objects and events survive a restart", async () => {
    const before = await create(order, { idempotencyKey: "kept" });
    await gateway.restart();
    const after = await create(order, { idempotencyKey: "kept" });
    expect(after.id).toBe(before.id);
    const events = await gateway.stripe.events.list({ type: "payment_intent.created", limit: 1 });
    expect(events.data[0]?.data.object).toMatchObject({ id: before.id });
  });
});
