import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CURRENCIES } from "#server/gateway/mock/http/values.ts";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";

let gateway: TestGateway;
let intents: Stripe.PaymentIntentResource;
beforeAll(async () => {
  gateway = await startTestGateway();
  intents = gateway.stripe.paymentIntents;
});
afterAll(() => gateway.stop());

const order = { amount: 1_000, currency: "cny" };
const byCard = { ...order, payment_method: "pm_card_visa", confirm: true };
const hold = () => intents.create({ ...byCard, capture_method: "manual", expand: ["latest_charge"] });
const pay = () => intents.create(byCard);
const chargeOf = (intent: Stripe.PaymentIntent) =>
  gateway.stripe.charges.retrieve(String(intent.latest_charge));

describe("capture by hand", () => {
  test("a confirmed intent waits for its capture, and nothing is received", async () => {
    expect(await hold()).toMatchObject({
      status: "requires_capture",
      amount_capturable: 1_000,
      amount_received: 0,
      latest_charge: { captured: false, amount_captured: 0, balance_transaction: null, paid: true },
    });
  });

  test("a capture takes all that is held", async () => {
    const captured = await intents.capture((await hold()).id);
    expect(captured).toMatchObject({ status: "succeeded", amount_received: 1_000, amount_capturable: 0 });
    expect(await chargeOf(captured)).toMatchObject({ captured: true, amount_captured: 1_000 });
  });

  test("a capture in part books only that, and only that can be refunded", async () => {
    const { id } = await hold();
    const captured = await intents.capture(id, {
      amount_to_capture: 300,
      expand: ["latest_charge.balance_transaction"],
    });
    expect(captured).toMatchObject({
      amount_received: 300,
      latest_charge: { amount_captured: 300, balance_transaction: { amount: 300 } },
    });
    const tooMuch = gateway.stripe.refunds.create({ payment_intent: id, amount: 301 });
    await expect(tooMuch).rejects.toMatchObject({ param: "amount" });
    expect(await gateway.stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 300 });
  });

  test("refuses to capture more than is held, twice, or what was never held", async () => {
    const { id } = await hold();
    await expect(intents.capture(id, { amount_to_capture: 1_001 })).rejects.toMatchObject({
      code: "amount_too_large",
      param: "amount_to_capture",
    });
    await intents.capture(id);
    await expect(intents.capture(id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
    await expect(intents.capture((await intents.create(order)).id)).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  test("a cancel releases what is held, for good", async () => {
    const held = await hold();
    expect(await intents.cancel(held.id)).toMatchObject({ status: "canceled", amount_capturable: 0 });
    await expect(intents.capture(held.id)).rejects.toMatchObject({ statusCode: 400 });
    const [charge] = (await gateway.stripe.charges.list({ payment_intent: held.id })).data;
    expect(charge).toMatchObject({ captured: false, refunded: true, amount_refunded: 1_000 });
  });

  test("what is only held cannot be refunded", async () => {
    const { id } = await hold();
    await expect(gateway.stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  test("Alipay's payer pays first, then the money is held", async () => {
    const { id } = await intents.create({
      ...order,
      payment_method: "pm_alipay",
      confirm: true,
      capture_method: "manual",
    });
    await gateway.control(`payment_intents/${id}/pay`);
    expect(await intents.retrieve(id)).toMatchObject({ status: "requires_capture", amount_received: 0 });
  });
});

describe("what may change, and when", () => {
  test("an emptied description, address and descriptor are null again", async () => {
    const { id } = await intents.create({ ...order, description: "茶", receipt_email: "a@example.test" });
    const emptied = await intents.update(id, { description: "", receipt_email: "", shipping: "" });
    expect(emptied).toMatchObject({ description: null, receipt_email: null, shipping: null });
  });

  test("metadata merges key by key, and an empty value removes its key", async () => {
    const { id } = await intents.create({ ...order, metadata: { a: "1", b: "2" } });
    expect((await intents.update(id, { metadata: { b: "", c: "3" } })).metadata).toEqual({ a: "1", c: "3" });
    expect((await intents.update(id, { metadata: "" })).metadata).toEqual({});
  });

  test("a paid intent still takes metadata, description, address and group", async () => {
    const change = {
      metadata: { shop: "7" },
      description: "later",
      transfer_group: "g",
      receipt_email: "a@b.cn",
    };
    expect(await intents.update((await pay()).id, change)).toMatchObject({ status: "succeeded", ...change });
  });

  test.each([
    { amount: 5 },
    { currency: "usd" },
    { customer: "cus_1" },
    { payment_method: "pm_card_visa" },
    { capture_method: "manual" as const },
  ])("a paid intent refuses %o with Stripe's error", async (change) => {
    const paid = await pay();
    await expect(intents.update(paid.id, { description: "new", ...change })).rejects.toMatchObject({
      statusCode: 400,
      code: "payment_intent_unexpected_state",
    });
    expect((await intents.retrieve(paid.id)).description).toBeNull();
  });

  test("a new amount takes the wallet's page away until the intent is confirmed anew", async () => {
    const { id } = await intents.create({ ...order, payment_method: "pm_alipay", confirm: true });
    const changed = await intents.update(id, { amount: 900 });
    expect(changed).toMatchObject({ status: "requires_confirmation", next_action: null });
    await expect(gateway.control(`payment_intents/${id}/pay`)).rejects.toThrow("unexpected_state");
    expect((await intents.confirm(id)).status).toBe("requires_action");
  });
});

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`key_${n}`, "x"]));

describe("bad values", () => {
  test.each([
    ["brackets in metadata keys", { metadata: { "a[x]": "1", "b[x]": "2" } }, "metadata"],
    ["51 metadata keys", { metadata: many(51) }, "metadata"],
    [
      "a metadata key of 41 characters",
      { metadata: { ["k".repeat(41)]: "1" } },
      `metadata[${"k".repeat(41)}]`,
    ],
    ["a metadata value of 501 characters", { metadata: { k: "v".repeat(501) } }, "metadata[k]"],
    ["an unknown capture_method", { capture_method: "by_hand" }, "capture_method"],
    ["an unknown setup_future_usage", { setup_future_usage: "maybe" }, "setup_future_usage"],
    ["an unknown confirmation_method", { confirmation_method: "nod" }, "confirmation_method"],
    ["an address without a name", { shipping: { address: { city: "x" } } }, "shipping[name]"],
    [
      "an unknown part of an address",
      { shipping: { name: "n", address: { moon: "x" } } },
      "shipping[address][moon]",
    ],
    [
      "an unknown option",
      { payment_method_options: { alipay: { colour: "red" } } },
      "payment_method_options[alipay][colour]",
    ],
    ["a receipt for no address", { receipt_email: "nobody" }, "receipt_email"],
    [
      "two ways to name the method",
      { payment_method: "pm_card_visa", payment_method_data: { type: "card" } },
      "payment_method",
    ],
    ["a payment method that is not there", { payment_method: "pm_none" }, "payment_method"],
    ["the currency rmb", { currency: "rmb" }, "currency"],
    ["a currency of two letters", { currency: "cn" }, "currency"],
  ])("refuses %s and names the parameter", async (_title, params, param) => {
    const attempt = intents.create({ ...order, ...params } as unknown as Stripe.PaymentIntentCreateParams);
    await expect(attempt).rejects.toMatchObject({ type: "StripeInvalidRequestError", param });
  });

  test("takes metadata up to its limits, and keys that are numbers", async () => {
    const metadata = { ...many(48), "0": "first", ["k".repeat(40)]: "v".repeat(500) };
    expect((await intents.create({ ...order, metadata })).metadata).toEqual(metadata);
    const counted = { "0": "a", "1": "b" };
    expect((await intents.create({ ...order, metadata: counted })).metadata).toEqual(counted);
  });

  test.each(CURRENCIES)("takes %s", async (currency) => {
    expect((await intents.create({ ...order, currency })).currency).toBe(currency);
  });
});
