import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { payments } from "#db/schema/payments.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { refusal, startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

describe("payments", () => {
  const order = {
    amountFen: 100_000,
    method: "huabei",
    plan: { term: 3, bearer: "buyer" },
    configVersion: 1,
  };

  async function intentOf(paymentId: string): Promise<string> {
    const [row] = await link.world.runtime.db.select().from(payments).where(eq(payments.id, paymentId));
    return row?.gatewayIntentId ?? "";
  }

  test("from the quote to the signed voucher", async () => {
    const terminal = await link.ready();
    const unseen = await terminal.takeOrder("k1", order);
    expect(unseen).toMatchObject(refusal(409, "quote_changed"));
    expect(unseen.body.error.quote).toMatchObject({ totalFeeFen: 2_300, firstPaymentFen: 34_102 });
    const taken = await terminal.takeHuabeiOrder("k1", order);
    expect(taken).toMatchObject({ status: 201, body: { status: "awaiting_payer" } });
    expect(taken.body.qr.url).toMatch(/\/wallet\/pi_/);
    const path = `/device/v1/payments/${taken.body.paymentId}`;
    const waiting = terminal.request(`${path}?wait=10`);
    await link.world.gateway.control(`payment_intents/${await intentOf(taken.body.paymentId)}/pay`);
    await reconcilePayment(link.world.asSystem(), { paymentId: taken.body.paymentId });
    expect(await waiting).toMatchObject({ status: 200, body: { status: "succeeded" } });
    const voucher = await terminal.request(`${path}/voucher?copy=payer`);
    expect(voucher.body).toMatchObject({ copy: "payer", amountFen: 100_000, instalments: { term: 3 } });
    const bytes = await sharp({ create: { width: 200, height: 80, channels: 4, background: "#000" } })
      .png()
      .toBuffer();
    const signed = await terminal.request(`${path}/voucher/signature`, {
      method: "PUT",
      raw: { type: "image/png", bytes },
    });
    expect(signed.status).toBe(200);
    const refund = await terminal.request(`${path}/refunds`, {
      method: "POST",
      json: { amountFen: 1_000, reason: "returned" },
      headers: { "idempotency-key": "r1" },
    });
    expect(refund).toMatchObject({ status: 201, body: { status: "succeeded" } });
  });

  const byCard = {
    amountFen: 5_000,
    method: "bank_card",
    configVersion: 1,
    card: { token: "pm_card_visa_debit", entry: "tap" },
  };

  test("a card at the reader pays at once, and the answer says which it was", async () => {
    const terminal = await link.ready();
    const { status, body } = await terminal.takeOrder("card", byCard);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: "succeeded",
      card: { funding: "debit", brand: "visa", last4: "5556", entry: "tap" },
    });
    expect(body).not.toHaveProperty("qr");
    const declined = { ...byCard, card: { ...byCard.card, token: "pm_card_chargeDeclinedExpiredCard" } };
    expect(await terminal.takeOrder("expired", declined)).toMatchObject({
      status: 201,
      body: { status: "failed", failureReason: "card_expired" },
    });
  });

  test.each([
    ["a number where the token belongs", { card: { token: "4242424242424242", entry: "chip" } }],
    ["a number that no order has", { pan: "6200 0000 0000 0005" }],
  ])("%s is refused by its own code, and the answer does not repeat it", async (_what, changes) => {
    const terminal = await link.ready();
    const refused = await terminal.takeOrder("number", { ...byCard, ...changes });
    expect(refused).toMatchObject(refusal(400, "card_number_sent"));
    // The number of the request is drawn, and may hold as many digits.
    const { requestId: _drawn, ...said } = refused.body.error;
    expect(JSON.stringify(said)).not.toMatch(/\d{4}[ ]?\d{4}/);
  });

  test("a card is refused with another method, and instalments are refused with a card", async () => {
    const terminal = await link.ready();
    expect(await terminal.takeOrder("qr", { ...byCard, method: "qr" })).toMatchObject(
      refusal(400, "invalid_input"),
    );
    const inParts = { ...byCard, plan: { term: 3, bearer: "buyer" } };
    expect(await terminal.takeOrder("parts", inParts)).toMatchObject(
      refusal(400, "installments_not_offered"),
    );
  });

  test("after a lost network the same key answers the same payment", async () => {
    const terminal = await link.ready();
    const cash = { amountFen: 500, method: "alipay", configVersion: 1 };
    const first = await terminal.takeOrder("lost", cash);
    expect((await terminal.takeOrder("lost", cash)).body).toEqual(first.body);
    expect(await terminal.takeOrder("lost", { ...cash, amountFen: 501 })).toMatchObject(
      refusal(409, "idempotency_mismatch"),
    );
  });

  test("is canceled before it is paid, and another terminal's does not exist", async () => {
    const [mine, theirs] = [await link.ready(), await link.ready()];
    const taken = await mine.takeOrder("cancel", { amountFen: 500, method: "alipay", configVersion: 1 });
    const path = `/device/v1/payments/${taken.body.paymentId}`;
    expect(await theirs.request(path)).toMatchObject(refusal(404, "payment_not_found"));
    expect(await mine.request(`${path}/cancel`, { method: "POST" })).toMatchObject({
      status: 200,
      body: { status: "canceled" },
    });
  });

  test("is canceled as well by a request that names a type and sends no body, or an empty object", async () => {
    const terminal = await link.ready();
    for (const [key, body] of [
      ["none", ""],
      ["empty", "{}"],
    ] as const) {
      const taken = await terminal.takeOrder(key, { amountFen: 500, method: "alipay", configVersion: 1 });
      const raw = { type: "application/json", bytes: new TextEncoder().encode(body) };
      const path = `/device/v1/payments/${taken.body.paymentId}/cancel`;
      expect(await terminal.request(path, { method: "POST", raw })).toMatchObject({
        status: 200,
        body: { status: "canceled" },
      });
    }
  });

  test("a body that is no JSON, or would change what objects are, is refused", async () => {
    const terminal = await link.ready();
    for (const body of ["{", '{"__proto__":{"amountFen":1}}', '{"constructor":{"prototype":{}}}']) {
      const raw = { type: "application/json", bytes: new TextEncoder().encode(body) };
      const headers = { "idempotency-key": "bad-json" };
      expect((await terminal.request("/device/v1/payments", { method: "POST", raw, headers })).status).toBe(
        400,
      );
    }
  });

  test.each([
    [
      "a plan without Huabei",
      { amountFen: 500, method: "alipay", plan: { term: 3, bearer: "buyer" }, configVersion: 1 },
    ],
    ["an amount that is no integer", { amountFen: 5.5, method: "alipay", configVersion: 1 }],
    ["an amount as text", { amountFen: "500", method: "alipay", configVersion: 1 }],
    ["an unknown key", { amountFen: 500, method: "alipay", configVersion: 1, tip: 1 }],
  ])("refuses %s", async (_title, bad) => {
    expect(await (await link.ready()).takeOrder("bad", bad)).toMatchObject(refusal(400, "invalid_input"));
  });

  test("a missing idempotency key, a signature that is too large and a wrong media type are refused", async () => {
    const terminal = await link.ready();
    const cash = { amountFen: 500, method: "alipay", configVersion: 1 };
    expect(await terminal.request("/device/v1/payments", { method: "POST", json: cash })).toMatchObject(
      refusal(400, "invalid_input"),
    );
    const signature = "/device/v1/payments/pay_x/voucher/signature";
    const large = { type: "image/png", bytes: new Uint8Array(200_001) };
    expect(await terminal.request(signature, { method: "PUT", raw: large })).toMatchObject(
      refusal(413, "body_too_large"),
    );
    const svg = { type: "image/svg+xml", bytes: new Uint8Array(10) };
    expect((await terminal.request(signature, { method: "PUT", raw: svg })).status).toBe(415);
  });
});

describe("around it", () => {
  test("the OpenAPI document describes every address from the schemas that validate", async () => {
    const response = await fetch(`${link.url}/device/v1/openapi.json`);
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, object>>;
    };
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).sort()).toEqual([
      "/.well-known/ruwang-keys.json",
      "/device/v1/activations",
      "/device/v1/config",
      "/device/v1/config/reports",
      "/device/v1/heartbeats",
      "/device/v1/keys",
      "/device/v1/logs/{logId}",
      "/device/v1/messages",
      "/device/v1/messages/{messageId}/receipts",
      "/device/v1/operators/codes",
      "/device/v1/operators/session",
      "/device/v1/payments",
      "/device/v1/payments/{paymentId}",
      "/device/v1/payments/{paymentId}/cancel",
      "/device/v1/payments/{paymentId}/refunds",
      "/device/v1/payments/{paymentId}/voucher",
      "/device/v1/payments/{paymentId}/voucher/prints",
      "/device/v1/payments/{paymentId}/voucher/signature",
      "/device/v1/tokens",
      "/device/v1/totals",
    ]);
    expect(JSON.stringify(document.paths["/device/v1/payments"])).toContain("idempotency_mismatch");
  });

  test("only the portal's pages may read answers across origins", async () => {
    const preflight = (origin: string) =>
      fetch(`${link.url}/device/v1/config`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "GET" },
      });
    const allowed = await preflight("http://127.0.0.1:3000");
    expect(allowed.headers.get("access-control-allow-origin")).toBe("http://127.0.0.1:3000");
    const other = await preflight("https://evil.test");
    expect(other.headers.get("access-control-allow-origin")).not.toBe("https://evil.test");
  });

  test("an unknown address is a 404 in the protocol's shape, and the health check answers", async () => {
    const response = await fetch(`${link.url}/device/v2/anything`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "route_unknown" } });
    expect((await fetch(`${link.url}/healthz`)).status).toBe(200);
  });

  test("nobody but the broker may ask about tokens", async () => {
    const response = await fetch(`${link.url}/internal/mqtt/authentications`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ clientId: "x", username: "x", password: "x" }),
    });
    expect(response.status).toBe(401);
  });
});
