import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readerToken, TEST_CARDS, TEST_PIN } from "#server/domain/payments/test-cards.ts";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";

let gateway: TestGateway;
let stripe: Stripe;
beforeAll(async () => {
  gateway = await startTestGateway();
  stripe = gateway.stripe;
});
afterAll(() => gateway.stop());

const order = { amount: 5_000, currency: "cny", payment_method_types: ["card"], confirm: true };
const pay = (payment_method: string) => stripe.paymentIntents.create({ ...order, payment_method });
const declineOf = (payment_method: string) =>
  pay(payment_method).then(
    ({ status }) => status,
    (error: Stripe.errors.StripeCardError) => error.decline_code,
  );

describe("what a card is", () => {
  test.each(Object.entries(TEST_CARDS))("pm_card_%s is told before it is charged", async (name, facts) => {
    const method = await stripe.paymentMethods.retrieve(`pm_card_${name}`);
    expect(method).toMatchObject({ type: "card", card: { ...facts, display_brand: facts.brand } });
  });

  test.each(["visa", "visa_debit", "mastercard_prepaid", "unionpay"] as const)(
    "the charge of pm_card_%s says the same",
    async (name) => {
      const { latest_charge } = await pay(`pm_card_${name}`);
      const charge = await stripe.charges.retrieve(String(latest_charge));
      const { brand, funding, last4 } = TEST_CARDS[name];
      expect(charge.payment_method_details).toMatchObject({
        type: "card",
        card: { brand, funding, last4, network: brand },
      });
    },
  );

  test("a card that nobody published is none", async () => {
    const missing = { code: "resource_missing", param: "payment_method" };
    await expect(stripe.paymentMethods.retrieve("pm_card_gold")).rejects.toMatchObject(missing);
    await expect(pay("pm_card_gold")).rejects.toMatchObject(missing);
  });
});

test.each([
  ["pm_card_chargeDeclined", "generic_decline"],
  ["pm_card_visa_chargeDeclined", "generic_decline"],
  ["pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds"],
  ["pm_card_visa_chargeDeclinedLostCard", "lost_card"],
  ["pm_card_visa_chargeDeclinedStolenCard", "stolen_card"],
  ["pm_card_chargeDeclinedExpiredCard", "expired_card"],
  ["pm_card_chargeDeclinedProcessingError", "processing_error"],
  ["pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card_velocity_exceeded"],
])("%s is declined with %s, and the intent says so too", async (card, decline) => {
  const refused = await pay(card).catch((error: Stripe.errors.StripeCardError) => error);
  expect(refused).toMatchObject({ statusCode: 402, type: "StripeCardError", decline_code: decline });
  const id = (refused as Stripe.errors.StripeCardError).payment_intent?.id ?? "";
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { decline_code: decline },
  });
});

describe("a PIN", () => {
  const withPin = async (serial: string, pin: string) =>
    declineOf(await readerToken("unionpay_debit", { serial, pin }));

  test("is taken where it is right, and a wrong one before it is forgotten", async () => {
    expect(await withPin("00000001", "000000")).toBe("incorrect_pin");
    expect(await withPin("00000001", TEST_PIN)).toBe("succeeded");
    expect(await withPin("00000001", "000000")).toBe("incorrect_pin");
    expect(await withPin("00000001", "000001")).toBe("incorrect_pin");
  });

  test("that is wrong three times locks that card, the right one too, and no other", async () => {
    const answers = [];
    for (const pin of ["000000", "111111", "222222", TEST_PIN]) answers.push(await withPin("00000002", pin));
    expect(answers).toEqual(["incorrect_pin", "incorrect_pin", "pin_try_exceeded", "pin_try_exceeded"]);
    expect(await withPin("00000003", TEST_PIN)).toBe("succeeded");
  });

  test("never rides on its token in clear, nor looks alike on two cards", async () => {
    const [first, second] = await Promise.all(
      ["00000004", "00000005"].map((serial) => readerToken("visa_debit", { serial, pin: TEST_PIN })),
    );
    expect(first).not.toContain(TEST_PIN);
    expect(first?.slice(-8)).not.toBe(second?.slice(-8));
  });
});

test("instalments on a card are refused in plain words, and nothing is made", async () => {
  const installments = { enabled: true };
  const refused = stripe.paymentIntents.create({
    ...order,
    payment_method: "pm_card_visa",
    payment_method_options: { card: { installments } },
  });
  await expect(refused).rejects.toMatchObject({
    statusCode: 400,
    code: "installments_not_offered",
    message: expect.stringContaining("one sum"),
  });
});
