import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { payments } from "#db/schema/payments.ts";
import type { CardEntry } from "#server/domain/payments/cards.ts";
import { readerToken, type TestCard } from "#server/domain/payments/test-cards.ts";
import { quoteMethods } from "#server/domain/quotes/method-quote.ts";
import { type FailureReason, GatewayError } from "#server/gateway/port.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { expireDuePayments } from "#server/payments/orders/expire-due-payments.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { resolveRates } from "#server/quotes/resolve-rates.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { bookedFor, byAccount } from "../../support/payments/booked.ts";
import { newKey } from "../../support/payments/orders.ts";
import { makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const AMOUNT_FEN = 1_234_567;

const orderWith = (token: string, { amountFen = AMOUNT_FEN, entry = "chip" as CardEntry } = {}) => ({
  amountFen,
  method: "bank_card" as const,
  configVersion: 1,
  card: { token, entry },
});
const pay = (place: Place, token: string, key = newKey()) =>
  createPayment(place.terminal(), { idempotencyKey: key, order: orderWith(token) });
const rowOf = async (paymentId: string) => {
  const [row] = await world().runtime.db.select().from(payments).where(eq(payments.id, paymentId));
  if (row === undefined) throw new Error("What was created is there to be read");
  return row;
};
const compared = async (place: Place, method: "debit_card" | "credit_card") => {
  const at = { at: new Date(), pricing: true };
  const rates = await resolveRates(world().runtime.db, { terminalId: place.terminalId }, at);
  const quote = quoteMethods(AMOUNT_FEN, rates).find((candidate) => candidate.method === method);
  if (quote === undefined) throw new Error("The default card offers both");
  return quote;
};
const charges = async (paymentId: string) => {
  const { stripe } = world().gateway;
  const found = await stripe.charges.list({ limit: 100 });
  return found.data.filter(({ metadata, paid }) => metadata.payment_id === paymentId && paid);
};

describe("the price of a card", () => {
  test.each([
    ["visa_debit", "debit", "debit_card"],
    ["unionpay_debit", "debit", "debit_card"],
    ["visa", "credit", "credit_card"],
    ["unionpay", "credit", "credit_card"],
    ["mastercard_prepaid", "prepaid", "credit_card"],
  ] as const)("%s is charged at what was compared for it", async (card, funding, method) => {
    const place = await makeActiveTerminal(world());
    const { payment } = await pay(place, `pm_card_${card}`);
    expect(payment).toMatchObject({ status: "succeeded", card: { funding, entry: "chip" } });
    expect(payment.qr).toBeUndefined();
    const quote = await compared(place, method);
    const { acquiringFeeFen, sellerNetFen } = await rowOf(payment.paymentId);
    expect({ acquiringFeeFen, sellerNetFen }).toEqual({
      acquiringFeeFen: quote.acquiringFeeFen,
      sellerNetFen: quote.sellerNetFen,
    });
    const booked = byAccount(await bookedFor(world(), payment.paymentId));
    expect(booked.acquiring_fee ?? 0).toBe(quote.acquiringFeeFen);
  });

  test("a debit card's cap holds, and credit pays the rate in full", async () => {
    const place = await makeActiveTerminal(world());
    expect(await compared(place, "debit_card")).toMatchObject({ acquiringFeeFen: 2_000, capped: true });
    expect(await compared(place, "credit_card")).toMatchObject({ acquiringFeeFen: 7_407, capped: false });
  });

  test("a card that nobody has seen yet is priced as credit, and waits for its payer as before", async () => {
    const place = await makeActiveTerminal(world());
    const { card: _card, ...order } = orderWith("pm_card_visa");
    const { payment } = await createPayment(place.terminal(), { idempotencyKey: newKey(), order });
    expect(payment).toMatchObject({ status: "awaiting_payer", qr: { url: expect.any(String) } });
    expect(await rowOf(payment.paymentId)).toMatchObject({ acquiringFeeFen: 7_407, cardToken: null });
  });
});

test("slip, page and trail say which card it was", async () => {
  const place = await makeActiveTerminal(world());
  const { payment } = await pay(place, "pm_card_unionpay_debit");
  const card = { funding: "debit", brand: "unionpay", last4: "0047", entry: "chip" };
  const detail = await getPaymentDetail(place.owner(), { paymentId: payment.paymentId });
  expect(detail).toMatchObject({ card, voucher: { channel: "bank_card", card } });
  const trail = await world()
    .runtime.db.select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, payment.paymentId));
  expect(trail.map(({ action }) => action)).toEqual(["payment.create", "payment.succeed"]);
});

const DECLINES: [TestCard, FailureReason][] = [
  ["chargeDeclined", "card_declined"],
  ["chargeDeclinedInsufficientFunds", "insufficient_balance"],
  ["chargeDeclinedExpiredCard", "card_expired"],
  ["chargeDeclinedLostCard", "card_lost"],
  ["chargeDeclinedStolenCard", "card_lost"],
  ["chargeDeclinedVelocityLimitExceeded", "card_limit_exceeded"],
  ["chargeDeclinedProcessingError", "issuer_unavailable"],
];

test.each(DECLINES)("%s fails as %s and charges nothing", async (card, failureReason) => {
  const place = await makeActiveTerminal(world());
  const { payment } = await pay(place, `pm_card_${card}`);
  expect(payment).toMatchObject({ status: "failed", failureReason });
  expect(await charges(payment.paymentId)).toEqual([]);
});

test("a wrong PIN may be tried twice more, the third locks the card, and the right one is taken", async () => {
  const place = await makeActiveTerminal(world());
  const withPin = async (serial: string, pin: string) =>
    (await pay(place, await readerToken("unionpay_debit", { serial, pin }))).payment;
  expect(await withPin("0a0a0a01", "000000")).toMatchObject({ status: "failed", failureReason: "pin_wrong" });
  expect(await withPin("0a0a0a01", "123456")).toMatchObject({ status: "succeeded" });
  const reasons: (string | undefined)[] = [];
  for (let tries = 1; tries <= 3; tries++) reasons.push((await withPin("0a0a0a02", "000000")).failureReason);
  expect(reasons).toEqual(["pin_wrong", "pin_wrong", "pin_locked"]);
  expect(await withPin("0a0a0a02", "123456")).toMatchObject({ failureReason: "pin_locked" });
});

describe("answers that never came", () => {
  test.each([
    ["the intent's", "/payment_intents", "after"],
    ["the charge's", "/confirm", "after"],
    ["the charge's, of which nothing came of", "/confirm", "before"],
  ])("%s is found by its key, and the card is charged once", async (_which, path, when) => {
    const place = await makeActiveTerminal(world());
    const key = newKey();
    await world().gateway.control("faults", { count: 2, status: 500, when, path });
    await expect(pay(place, "pm_card_visa_debit", key)).rejects.toMatchObject({
      reason: "gateway_unavailable",
    });
    const { payment, created } = await pay(place, "pm_card_visa_debit", key);
    expect({ created, status: payment.status }).toEqual({ created: false, status: "succeeded" });
    expect((await pay(place, "pm_card_visa_debit", key)).payment).toEqual(payment);
    expect(await charges(payment.paymentId)).toHaveLength(1);
  });

  test("a charge that nobody asks for again is found by the timer", async () => {
    const place = await makeActiveTerminal(world());
    const key = newKey();
    await world().gateway.control("faults", { count: 2, status: 500, when: "after", path: "/confirm" });
    await expect(pay(place, "pm_card_visa", key)).rejects.toMatchObject({ reason: "gateway_unavailable" });
    const [row] = await world().runtime.db.select().from(payments).where(eq(payments.idempotencyKey, key));
    const settled = await reconcilePayment(world().asSystem(), { paymentId: row?.id ?? "" });
    expect(settled.status).toBe("succeeded");
    expect(await charges(settled.id)).toHaveLength(1);
  });

  test("a gateway that cannot say what card it is keeps no order", async () => {
    const place = await makeActiveTerminal(world());
    const key = newKey();
    await world().gateway.control("faults", { count: 2, status: 503, path: "/payment_methods" });
    await expect(pay(place, "pm_card_visa", key)).rejects.toMatchObject({ reason: "gateway_unavailable" });
    const { db } = world().runtime;
    expect(await db.select().from(payments).where(eq(payments.idempotencyKey, key))).toEqual([]);
    expect((await pay(place, "pm_card_visa", key)).created).toBe(true);
  });

  test("who cancels an order whose card was never charged charges nobody", async () => {
    const place = await makeActiveTerminal(world());
    const key = newKey();
    await world().gateway.control("faults", { count: 2, status: 500, when: "before", path: "/confirm" });
    await expect(pay(place, "pm_card_visa", key)).rejects.toMatchObject({ reason: "gateway_unavailable" });
    const [row] = await world().runtime.db.select().from(payments).where(eq(payments.idempotencyKey, key));
    const paymentId = row?.id ?? "";
    expect((await cancelPayment(place.terminal(), { paymentId })).status).toBe("canceled");
    expect((await pay(place, "pm_card_visa", key)).payment.status).toBe("canceled");
    expect(await charges(paymentId)).toEqual([]);
  });

  test("an order that has run out is not charged by its repetition, nor by the timer", async () => {
    const place = await makeActiveTerminal(world());
    const later = new Date(Date.now() + 16 * 60_000);
    const cut = async (key: string) => {
      await world().gateway.control("faults", { count: 2, status: 500, when: "before", path: "/confirm" });
      await expect(pay(place, "pm_card_visa", key)).rejects.toMatchObject({ reason: "gateway_unavailable" });
    };
    const repeated = newKey();
    await cut(repeated);
    const order = { idempotencyKey: repeated, order: orderWith("pm_card_visa") };
    const { payment } = await createPayment({ ...place.terminal(), now: later }, order);
    expect(payment.status).toBe("expired");
    const left = newKey();
    await cut(left);
    await expireDuePayments(world().asSystem(later));
    const [row] = await world().runtime.db.select().from(payments).where(eq(payments.idempotencyKey, left));
    expect(row?.status).toBe("expired");
    for (const id of [payment.paymentId, row?.id ?? ""]) expect(await charges(id)).toEqual([]);
  });
});

test("fifty at once with one key charge the card once", async () => {
  const place = await makeActiveTerminal(world());
  const key = newKey();
  await Promise.allSettled(Array.from({ length: 50 }, () => pay(place, "pm_card_visa", key)));
  const { payment } = await pay(place, "pm_card_visa", key);
  expect(payment.status).toBe("succeeded");
  expect(await charges(payment.paymentId)).toHaveLength(1);
});

test("a card payment is given back to its card, with the fees' share", async () => {
  const place = await makeActiveTerminal(world());
  const { payment } = await pay(place, "pm_card_visa_debit");
  const { paymentId } = payment;
  const half = { paymentId, amountFen: 400_000, reason: "returned", idempotencyKey: "half" };
  expect(await refundPayment(place.terminal(), half)).toMatchObject({ status: "succeeded" });
  const [charge] = await charges(paymentId);
  expect(charge).toMatchObject({ amount_refunded: 400_000 });
  const detail = await getPaymentDetail(place.owner(), { paymentId });
  expect(detail).toMatchObject({ refundState: "part", refundedFen: 400_000 });
});

describe("what no order may carry", () => {
  const refused = async (order: object) => {
    const place = await makeActiveTerminal(world());
    const key = newKey();
    const given = { ...orderWith("pm_card_visa"), ...order };
    const attempt = createPayment(place.terminal(), { idempotencyKey: key, order: given });
    const reason = await attempt.then(
      () => "taken",
      (error: { reason?: string }) => error.reason,
    );
    const { db } = world().runtime;
    expect(await db.select().from(payments).where(eq(payments.idempotencyKey, key))).toEqual([]);
    return reason;
  };

  test.each([
    ["in the token", { card: { token: "pm_6222021234567890128", entry: "chip" as const } }],
    ["beside the operator", { operator: "王 4242 4242 4242 4242" }],
  ])("a card number %s is refused, and nothing is kept", async (_where, order) => {
    expect(await refused(order)).toBe("card_number_sent");
  });

  test("instalments on a bank card are refused plainly", async () => {
    expect(await refused({ plan: { term: 3, bearer: "buyer" } })).toBe("installments_not_offered");
  });

  test("a card is refused where the gateway takes none, and nothing is kept", async () => {
    const place = await makeActiveTerminal(world());
    const ctx = place.terminal();
    const readCard = async () => {
      throw new GatewayError("cards_not_taken", "No cards here.", false);
    };
    const order = { idempotencyKey: newKey(), order: orderWith("pm_card_visa") };
    const attempt = createPayment({ ...ctx, gateway: { ...ctx.gateway, readCard } }, order);
    await expect(attempt).rejects.toMatchObject({ code: "invalid_input", reason: "cards_not_taken" });
    const own = eq(payments.idempotencyKey, order.idempotencyKey);
    expect(await world().runtime.db.select().from(payments).where(own)).toEqual([]);
  });

  test("a card that the gateway does not know is refused", async () => {
    expect(await refused({ card: { token: "pm_nobody", entry: "tap" } })).toBe("card_unreadable");
  });
});

test("the database keeps a whole card, of a bank card alone, and never more of its number than four digits", async () => {
  const place = await makeActiveTerminal(world());
  const { payment } = await pay(place, "pm_card_visa");
  const change = (set: string) =>
    world().runtime.db.execute(sql.raw(`update payments set ${set} where id = '${payment.paymentId}'`));
  const broken = (set: string) =>
    change(set).then(
      () => null,
      (error: { cause?: { constraint?: string } }) => error.cause?.constraint,
    );
  expect(await broken("method = 'alipay'")).toBe("payments_card_of_bank_card");
  expect(await broken("card_brand = null")).toBe("payments_card_whole");
  expect(await broken("card_last4 = '424242'")).toBe("payments_card_no_number");
  expect(await broken("card_entry = 'typed'")).toBe("payments_card_entry_known");
});
