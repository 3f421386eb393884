import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAlipayGateway } from "#server/gateway/alipay/alipay-gateway.ts";
import type { CreateIntentInput, PaymentGateway } from "#server/gateway/port.ts";
import { alipayOrder } from "../../support/gateway/alipay/alipay-order.ts";
import { type AlipayStandIn, startAlipay } from "../../support/gateway/alipay/alipay-stand-in.ts";

// What is Alipay's alone; what it shares with the Stripe-style gateway is in payment-gateway.test.ts.

let alipay: AlipayStandIn;
let gateway: PaymentGateway;
beforeAll(async () => {
  alipay = await startAlipay();
  gateway = createAlipayGateway(alipay.settings, {
    timeoutMs: 1_000,
    // Midnight in Shanghai has passed, in London it has not.
    now: () => new Date("2026-11-26T17:30:00.000Z"),
  });
});
afterAll(() => alipay.stop());

const create = async (changes?: Partial<CreateIntentInput>) => {
  const input = alipayOrder(changes);
  return { input, intent: await gateway.createIntent(input, input.paymentId) };
};
const asked = (method: string) => alipay.calls.findLast((call) => call.method === method);

test("a card at a reader is refused before anything is asked of Alipay", async () => {
  const before = alipay.calls.length;
  const refused = { reason: "cards_not_taken", retryable: false };
  await expect(gateway.readCard("pm_card_visa")).rejects.toMatchObject(refused);
  await expect(gateway.confirmIntent("pay_1", "pay_1:confirm")).rejects.toMatchObject(refused);
  expect(alipay.calls).toHaveLength(before);
});

describe("an order", () => {
  test("is asked for in yuan with two decimals, with its plan, its end and the address for notices", async () => {
    const { input, intent } = await create();
    const call = asked("alipay.trade.precreate");
    expect(call?.content).toEqual({
      out_trade_no: input.paymentId,
      total_amount: "12345.67",
      subject: "老王 烟酒   茶   糖 20261127000001",
      time_expire: "2026-11-27 01:45:00",
      enable_pay_channels: "pcreditpayInstallment",
      extend_params: { hb_fq_num: "6", hb_fq_seller_percent: "0" },
    });
    expect(call?.query.get("notify_url")).toBe(alipay.settings.notifyUrl);
    expect(call?.query.get("timestamp")).toBe("2026-11-27 01:30:00");
    expect(intent).toEqual({
      id: input.paymentId,
      status: "awaiting_payer",
      amountFen: 1_234_567,
      paymentId: input.paymentId,
      payUrl: `https://qr.alipay.com/${input.paymentId}`,
      chargeId: null,
      failureReason: null,
    });
  });

  test("whose fee the seller bears says so, and one in one sum speaks of no instalments", async () => {
    const { input } = await create();
    await create({ plan: { ...(input.plan as NonNullable<typeof input.plan>), bearer: "seller" } });
    expect(asked("alipay.trade.precreate")?.content.extend_params).toEqual({
      hb_fq_num: "6",
      hb_fq_seller_percent: "100",
    });
    await create({ plan: null, method: "alipay", amountFen: 1 });
    const content = asked("alipay.trade.precreate")?.content;
    expect(content).toMatchObject({ total_amount: "0.01" });
    expect(content).not.toHaveProperty("extend_params");
    expect(content).not.toHaveProperty("enable_pay_channels");
  });

  test("that nobody has opened waits, though Alipay knows no trade and no amount of it", async () => {
    const { input } = await create();
    expect(await gateway.retrieveIntent(input.paymentId)).toMatchObject({
      status: "awaiting_payer",
      amountFen: null,
    });
  });

  test.each([
    ["WAIT_BUYER_PAY", "awaiting_payer"],
    ["TRADE_SUCCESS", "succeeded"],
    ["TRADE_FINISHED", "succeeded"],
    ["TRADE_CLOSED", "canceled"],
  ] as const)("that is %s at Alipay is %s", async (status, ours) => {
    const { input } = await create();
    const trade = alipay.trades.open(input.paymentId);
    const paidAt = ours === "succeeded" ? "2026-11-27 10:00:00" : null;
    Object.assign(trade, { status, paidAt });
    expect(await gateway.retrieveIntent(input.paymentId)).toMatchObject({
      status: ours,
      amountFen: 1_234_567,
      chargeId: trade.tradeNo,
    });
  });

  test("asked for again with another amount under its number is refused for good", async () => {
    const { input } = await create();
    const other = { ...input, amountFen: 1 };
    await expect(gateway.createIntent(other, input.paymentId)).rejects.toMatchObject({
      reason: "context_inconsistent",
      retryable: false,
    });
  });

  test("that was paid meanwhile is found paid when it is asked for again", async () => {
    const { input } = await create();
    alipay.trades.pay(input.paymentId);
    expect(await gateway.createIntent(input, input.paymentId)).toMatchObject({ status: "succeeded" });
  });
});

describe("an order that ends", () => {
  test("is closed where it was opened, and taken back where nobody has opened it", async () => {
    const opened = await create();
    alipay.trades.open(opened.input.paymentId);
    expect(await gateway.cancelIntent(opened.intent.id, "k")).toMatchObject({ status: "canceled" });
    expect(asked("alipay.trade.cancel")).toBeUndefined();
    const unseen = await create();
    expect(await gateway.cancelIntent(unseen.intent.id, "k")).toMatchObject({ status: "canceled" });
    expect(alipay.trades.orders.get(unseen.intent.id)?.withdrawn).toBe(true);
  });

  test("is never given back by being canceled, once it was paid", async () => {
    const { intent } = await create();
    alipay.trades.pay(intent.id);
    await expect(gateway.cancelIntent(intent.id, "k")).rejects.toMatchObject({
      reason: "intent_not_cancelable",
    });
    expect(alipay.trades.seen(intent.id).trade.status).toBe("TRADE_SUCCESS");
  });

  test("and is paid at that very moment is given back by Alipay, and a refund of it finds that done", async () => {
    const { intent } = await create();
    alipay.befall({ refused: "ACQ.TRADE_NOT_EXIST" }, { method: "alipay.trade.close" });
    alipay.trades.pay(intent.id);
    expect(await gateway.cancelIntent(intent.id, "k")).toMatchObject({ status: "canceled" });
    const notice = { body: alipay.notice(intent.id), headers: new Headers() };
    expect(gateway.readWebhook(notice).intent).toMatchObject({ status: "succeeded" });
    const all = { intentId: intent.id, amountFen: 1_234_567, refundId: "ref_crossed" };
    expect(await gateway.refund(all, "ref_crossed")).toMatchObject({ status: "succeeded" });
    const part = { ...all, amountFen: 1, refundId: "ref_part" };
    await expect(gateway.refund(part, "ref_part")).rejects.toMatchObject({ reason: "trade_has_close" });
  });

  test("is canceled again when Alipay asks for it", async () => {
    const { intent } = await create();
    alipay.befall({ says: ['"retry_flag":"N"', '"retry_flag":"Y"'] }, { method: "alipay.trade.cancel" });
    await expect(gateway.cancelIntent(intent.id, "k")).rejects.toMatchObject({
      reason: "cancel_unfinished",
      retryable: true,
    });
    expect(await gateway.cancelIntent(intent.id, "k")).toMatchObject({ status: "canceled" });
  });
});

describe("a refund", () => {
  test("whose answer is lost is found under its number, and the last part too, which closes the trade", async () => {
    const { intent } = await create({ amountFen: 1_000 });
    alipay.trades.pay(intent.id);
    for (const [refundId, amountFen] of [
      ["ref_first", 400],
      ["ref_last", 600],
    ] as const) {
      const refund = { intentId: intent.id, amountFen, refundId };
      // The SDK's own HTTP client asks once more by itself.
      alipay.befall({ lost: "after" }, { method: "alipay.trade.refund", times: 2 });
      await expect(gateway.refund(refund, refundId)).rejects.toMatchObject({ reason: "no_answer" });
      expect(await gateway.refund(refund, refundId)).toMatchObject({ status: "succeeded", amountFen });
    }
    alipay.befall({ refused: "ACQ.TRADE_HAS_CLOSE" }, { method: "alipay.trade.refund" });
    const last = { intentId: intent.id, amountFen: 600, refundId: "ref_last" };
    expect(await gateway.refund(last, "ref_last")).toMatchObject({ status: "succeeded" });
    expect(alipay.trades.refundedFen(intent.id)).toBe(1_000);
    expect(await gateway.retrieveIntent(intent.id)).toMatchObject({ status: "succeeded" });
  });

  test("that Alipay took up but cannot confirm is asked for again", async () => {
    const { intent } = await create({ amountFen: 1_000 });
    alipay.trades.pay(intent.id);
    alipay.befall({ says: ['"fund_change":"Y"', '"fund_change":"N"'] }, { method: "alipay.trade.refund" });
    const query = "alipay.trade.fastpay.refund.query";
    alipay.befall({ says: ["REFUND_SUCCESS", "REFUND_PROCESSING"] }, { method: query });
    const refund = { intentId: intent.id, amountFen: 1_000, refundId: "ref_slow" };
    await expect(gateway.refund(refund, "ref_slow")).rejects.toMatchObject({
      reason: "refund_unconfirmed",
      retryable: true,
    });
    expect(await gateway.refund(refund, "ref_slow")).toMatchObject({ status: "succeeded" });
    expect(alipay.trades.refundedFen(intent.id)).toBe(1_000);
  });
});

describe("an answer", () => {
  test.each([
    ["without a signature", { signature: "missing" }],
    ["with another's signature", { signature: "foreign" }],
    ["changed on its way", { changed: ["TRADE_CLOSED", "TRADE_SUCCESS"] }],
  ] as const)("%s is not believed, and asked for again", async (_title, mishap) => {
    const { intent } = await create();
    alipay.trades.open(intent.id).status = "TRADE_CLOSED";
    const befallen = "changed" in mishap ? { changed: [...mishap.changed] as [string, string] } : mishap;
    alipay.befall(befallen);
    await expect(gateway.retrieveIntent(intent.id)).rejects.toMatchObject({
      reason: "answer_unsigned",
      retryable: true,
    });
    expect(await gateway.retrieveIntent(intent.id)).toMatchObject({ status: "canceled" });
  });

  test.each([
    ["ACQ.SYSTEM_ERROR", "40004", "system_error", true],
    ["isp.unknow-error", "20000", "unknow_error", true],
    ["aop.unknow-error", "20000", "unknow_error", true],
    ["isv.app-call-limited", "40005", "app_call_limited", true],
    ["isv.invalid-signature", "40002", "invalid_signature", false],
    ["isv.missing-app-id", "40001", "missing_app_id", false],
    ["ACQ.SELLER_BALANCE_NOT_ENOUGH", "40004", "seller_balance_not_enough", false],
    ["ACQ.REASON_TRADE_REFUND_FEE_ERR", "40004", "reason_trade_refund_fee_err", false],
    ["ACQ.<script>", "40004", "gateway_refused", false],
  ])("of %s is %s in our words, and worth another try or not", async (refused, code, reason, retryable) => {
    alipay.befall({ refused, code });
    const refund = { intentId: "pay_any", amountFen: 1, refundId: "ref_any" };
    await expect(gateway.refund(refund, "ref_any")).rejects.toMatchObject({ reason, retryable });
  });

  test.each([500, 502, 404])("with HTTP %i is none, and asked for again", async (status) => {
    alipay.befall({ status });
    await expect(gateway.retrieveIntent("pay_any")).rejects.toMatchObject({
      reason: "no_answer",
      retryable: true,
    });
  });

  test("that speaks of no amount is not read", async () => {
    const { intent } = await create();
    alipay.trades.pay(intent.id);
    const odd = { ...alipay.trades.seen(intent.id).order, amountFen: 1_000_000_000_001 };
    alipay.trades.orders.set(intent.id, odd);
    await expect(gateway.retrieveIntent(intent.id)).rejects.toMatchObject({ reason: "unexpected" });
  });
});
