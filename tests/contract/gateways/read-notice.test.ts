import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAlipayGateway } from "#server/gateway/alipay/alipay-gateway.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import { alipayOrder } from "../../support/gateway/alipay/alipay-order.ts";
import { type AlipayStandIn, startAlipay } from "../../support/gateway/alipay/alipay-stand-in.ts";

let alipay: AlipayStandIn;
let gateway: PaymentGateway;
beforeAll(async () => {
  alipay = await startAlipay();
  gateway = createAlipayGateway(alipay.settings);
});
afterAll(() => alipay.stop());

const deliver = (body: string) => gateway.readWebhook({ body, headers: new Headers() });

async function create() {
  const input = alipayOrder();
  return { intent: await gateway.createIntent(input, input.paymentId) };
}

describe("a notice", () => {
  const paid = async () => {
    const { intent } = await create();
    alipay.trades.pay(intent.id);
    return intent.id;
  };

  test("says how a trade stands, at the time of day that Shanghai has", async () => {
    const id = await paid();
    expect(deliver(alipay.notice(id))).toEqual({
      id: expect.stringMatching(/^alipay_2026112700222100003\d+$/),
      type: "trade_status_sync.TRADE_SUCCESS",
      occurredAt: new Date("2026-11-27T02:00:00.000Z"),
      intent: {
        id,
        status: "succeeded",
        amountFen: 1_234_567,
        paymentId: id,
        payUrl: null,
        chargeId: alipay.trades.seen(id).trade.tradeNo,
        failureReason: null,
      },
      refund: null,
      plan: null,
    });
  });

  test("of a trade that ended unpaid says so, and of one given back that it was paid", async () => {
    const { intent } = await create();
    alipay.trades.open(intent.id);
    alipay.trades.close(intent.id);
    expect(deliver(alipay.notice(intent.id)).intent).toMatchObject({ status: "canceled" });
    const id = await paid();
    await gateway.refund({ intentId: id, amountFen: 1_234_567, refundId: "ref_all" }, "ref_all");
    const back = { out_biz_no: "ref_all", refund_fee: "12345.67", gmt_refund: "2026-11-27 11:00:00.123" };
    expect(deliver(alipay.notice(id, back)).intent).toMatchObject({ status: "succeeded" });
  });

  test("with signs that forms and addresses escape keeps its signature", async () => {
    const id = await paid();
    const subject = "50% + 1 & <老王> = 100%";
    expect(deliver(alipay.notice(id, { subject })).intent?.id).toBe(id);
  });

  test("that was changed, unsigned, or signed in another way is refused", async () => {
    const id = await paid();
    const body = new URLSearchParams(alipay.notice(id));
    const changed = (name: string, value: string | null) => {
      const copy = new URLSearchParams(body);
      if (value === null) copy.delete(name);
      else copy.set(name, value);
      return copy.toString();
    };
    const forgeries = [
      changed("total_amount", "0.01"),
      changed("sign", null),
      changed("sign", "bm9uc2Vuc2U="),
      changed("sign_type", "RSA"),
      changed("sign_type", "DSA"),
      changed("sign_type", null),
      "",
      '{"trade_status":"TRADE_SUCCESS"}',
    ];
    for (const forged of forgeries)
      expect(() => deliver(forged), forged).toThrow(expect.objectContaining({ reason: "signature_invalid" }));
    expect(deliver(body.toString()).intent?.id).toBe(id);
  });

  test.each([
    ["for another application", { app_id: "9021000100000002" }],
    ["of an amount that is none", { total_amount: "1e3" }],
    ["of a state that Alipay does not have", { trade_status: "TRADE_PENDING" }],
    ["of a day that no calendar has", { gmt_payment: "2026-02-30 10:00:00" }],
    ["whose id has a blank", { notify_id: "a b" }],
    ["with a NUL in its number", { out_trade_no: "pay_\u0000" }],
  ])("%s is refused, though it is signed", async (_title, changes) => {
    const body = alipay.notice(await paid(), changes);
    expect(() => deliver(body)).toThrow(expect.objectContaining({ reason: "event_malformed" }));
  });
});
