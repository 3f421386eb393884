import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";

let gateway: TestGateway;
let paid: string;
beforeAll(async () => {
  gateway = await startTestGateway();
  const order = { amount: 1_000, currency: "cny", payment_method: "pm_card_createDispute", confirm: true };
  paid = (await gateway.stripe.paymentIntents.create(order)).id;
});
afterAll(() => gateway.stop());

const retrieve = (...expand: string[]) => gateway.stripe.paymentIntents.retrieve(paid, { expand });

test("an intent is expanded down to the booking of its charge and back", async () => {
  const intent = await retrieve("latest_charge.balance_transaction.source", "payment_method");
  expect(intent).toMatchObject({
    payment_method: { object: "payment_method", card: { brand: "visa" } },
    latest_charge: {
      balance_transaction: { object: "balance_transaction", net: 1_000, source: { object: "charge" } },
    },
  });
});

test("a list is expanded in every row, at every depth", async () => {
  const list = await gateway.stripe.paymentIntents.list({
    expand: ["data.latest_charge.balance_transaction", "data.payment_method"],
  });
  for (const row of list.data) {
    expect(row).toMatchObject({
      payment_method: { type: "card" },
      latest_charge: { object: "charge", balance_transaction: { object: "balance_transaction" } },
    });
  }
});

test("what is expanded shows nothing that the mock keeps for itself", async () => {
  const { data } = await gateway.stripe.charges.list({
    expand: ["data.payment_intent", "data.payment_method"],
  });
  const text = JSON.stringify(data);
  expect(text).toContain('"object":"payment_intent"');
  for (const ours of ['payment_method_type"', "return_url", "test_token"]) expect(text).not.toContain(ours);
});

test("a disputed charge says so, and its dispute leads back to it", async () => {
  const { data } = await gateway.stripe.disputes.list({ payment_intent: paid, expand: ["data.charge"] });
  expect(data).toMatchObject([{ object: "dispute", amount: 1_000, charge: { disputed: true } }]);
});

test("a charge holds its refunds, and its list of them pages", async () => {
  const order = { amount: 1_000, currency: "cny", payment_method: "pm_card_visa", confirm: true };
  const { latest_charge: charge } = await gateway.stripe.paymentIntents.create(order);
  const first = await gateway.stripe.refunds.create({ charge: String(charge), amount: 400 });
  const second = await gateway.stripe.refunds.create({ charge: String(charge), amount: 600 });
  const { refunds } = await gateway.stripe.charges.retrieve(String(charge));
  expect(refunds?.data.map(({ id }) => id)).toEqual([second.id, first.id]);
  const page = await gateway.stripe.rawRequest("GET", `${refunds?.url}?limit=1`);
  expect(page).toMatchObject({ url: refunds?.url, has_more: true, data: [{ id: second.id }] });
});

test("a payout leaves the balance, and never more than there is", async () => {
  const { payouts } = gateway.stripe;
  await expect(payouts.create({ amount: 1_001, currency: "cny" })).rejects.toMatchObject({
    code: "balance_insufficient",
  });
  await payouts.create({ amount: 600, currency: "cny" });
  await expect(payouts.create({ amount: 401, currency: "cny" })).rejects.toMatchObject({
    code: "balance_insufficient",
  });
  const { data } = await payouts.list({ expand: ["data.balance_transaction"] });
  expect(data).toMatchObject([{ amount: 600, balance_transaction: { amount: -600, type: "payout" } }]);
});

test.each(["description", "status", "nonsense", "latest_charge.description", "data.latest_charge"])(
  "refuses to expand %s",
  async (path) => {
    await expect(retrieve(path)).rejects.toMatchObject({ statusCode: 400, param: "expand" });
  },
);

test("refuses more than four levels and more than twenty paths", async () => {
  await expect(retrieve("a.b.c.d.e")).rejects.toMatchObject({ param: "expand" });
  await expect(retrieve(...Array.from({ length: 21 }, () => "latest_charge"))).rejects.toMatchObject({
    param: "expand",
  });
});
