import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gatewayEvents } from "#db/schema/gateway.ts";
import { payments, vouchers } from "#db/schema/payments.ts";
import { createAlipayGateway } from "#server/gateway/alipay/alipay-gateway.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { serveWeb } from "../../support/browser/serve-web.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { type AlipayStandIn, startAlipay } from "../../support/gateway/alipay/alipay-stand-in.ts";
import { newKey } from "../../support/payments/orders.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

// The portal with Alipay behind it: orders at a terminal, and `POST /api/webhooks/alipay` as Alipay calls it.

let alipay: AlipayStandIn;
let world: World;
let place: Place;
let web: { address: string; stop: () => void };
beforeAll(async () => {
  alipay = await startAlipay();
  const collector = createAlipayGateway(alipay.settings, { timeoutMs: 1_000 });
  world = await makeWorld({ collector });
  place = await makeActiveTerminal(world);
  web = await serveWeb(world);
});
afterAll(async () => {
  web.stop();
  await world.close();
  await alipay.stop();
});

async function order() {
  const ctx = place.terminal();
  const input = await huabeiOrder(ctx, { amountFen: 100_000, term: 3, bearer: "buyer" });
  const { payment } = await createPayment(ctx, { idempotencyKey: newKey(), order: input });
  return payment;
}

async function push(body: BodyInit) {
  const answer = await fetch(`${web.address}/api/webhooks/alipay`, { method: "POST", body });
  return [answer.status, await answer.text()];
}

const read = (paymentId: string) => getPayment(place.terminal(), { paymentId });

test("an order shows Alipay's own code, is paid once however often the notice comes, and is given back", async () => {
  const { paymentId, qr } = await order();
  expect(qr?.url).toBe(`https://qr.alipay.com/${paymentId}`);
  alipay.trades.pay(paymentId);
  const notice = alipay.notice(paymentId);
  const answers = await Promise.all(Array.from({ length: 5 }, () => push(notice)));
  expect(answers).toEqual(Array(5).fill([200, "success"]));
  expect(await read(paymentId)).toMatchObject({ status: "succeeded", paidAt: "2026-11-27T02:00:00.000Z" });
  const { db } = world.runtime;
  expect(await db.$count(vouchers, eq(vouchers.paymentId, paymentId))).toBe(1);
  expect(await db.$count(gatewayEvents, eq(gatewayEvents.subjectId, paymentId))).toBe(1);
  const refund = await refundPayment(place.terminal(), {
    paymentId,
    amountFen: 40_000,
    reason: "goods came back",
    idempotencyKey: newKey(),
  });
  expect(refund.status).toBe("succeeded");
  expect(alipay.trades.refundedFen(paymentId)).toBe(40_000);
});

test("an order that nobody has opened in a wallet can be canceled, and its code pays nothing any more", async () => {
  const { paymentId } = await order();
  expect(await cancelPayment(place.terminal(), { paymentId })).toMatchObject({ status: "canceled" });
  expect(() => alipay.trades.pay(paymentId)).toThrow("nobody can pay");
});

test("an order whose answer was lost is asked for again under its number", async () => {
  const ctx = place.terminal();
  const request = {
    idempotencyKey: newKey(),
    order: { amountFen: 500, method: "alipay", configVersion: 1 },
  } as const;
  alipay.befall({ lost: "after" }, { method: "alipay.trade.precreate", times: 2 });
  await expect(createPayment(ctx, request)).rejects.toMatchObject({ reason: "gateway_unavailable" });
  const { payment } = await createPayment(ctx, request);
  expect(payment.status).toBe("awaiting_payer");
  const asked = alipay.calls.filter(({ content }) => content.out_trade_no === payment.paymentId);
  expect(new Set(asked.map(({ content }) => JSON.stringify(content))).size).toBe(1);
});

test("a notice that Alipay did not sign, or of another amount, changes nothing", async () => {
  const { paymentId } = await order();
  alipay.trades.pay(paymentId);
  const forged = alipay.notice(paymentId).replace("TRADE_SUCCESS", "TRADE_FINISHED");
  expect(await push(forged)).toEqual([400, "fail"]);
  expect(await push(new Uint8Array([0xff, 0xfe, 0x00]))).toEqual([400, "fail"]);
  expect(await push(alipay.notice(paymentId, { total_amount: "0.01" }))).toEqual([200, "success"]);
  expect(await read(paymentId)).toMatchObject({ status: "awaiting_payer" });
  expect(await push(alipay.notice(paymentId))).toEqual([200, "success"]);
  expect(await read(paymentId)).toMatchObject({ status: "succeeded" });
});

test("a notice longer than any is refused unread", async () => {
  expect(await push(new Uint8Array(600 * 1024))).toEqual([413, "fail"]);
});

test("`success` is not said before the event is on record", async () => {
  const { paymentId } = await order();
  alipay.trades.pay(paymentId);
  const notice = alipay.notice(paymentId);
  const { runtime } = world;
  const down = new Error("the database is gone");
  Object.assign(globalThis, {
    ruwangRuntime: { ...runtime, db: { transaction: () => Promise.reject(down) } },
  });
  expect(await push(notice)).toEqual([500, "fail"]);
  Object.assign(globalThis, { ruwangRuntime: runtime });
  expect(await push(notice)).toEqual([200, "success"]);
  const [row] = await runtime.db.select().from(payments).where(eq(payments.id, paymentId));
  expect(row?.status).toBe("succeeded");
});
