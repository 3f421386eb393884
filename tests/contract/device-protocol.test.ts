import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { payments } from "#db/schema/payments.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import { inTransaction } from "#db/transaction.ts";
import { reconcilePayment } from "#server/payments/reconcile-payment.ts";
import { suspendTerminal } from "#server/terminals/change-terminal.ts";
import { getOfferedConfig } from "#server/terminals/get-config.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { issueConfigIn } from "#server/terminals/issue-config.ts";
import { startTestDeviceLink, type TestDeviceLink } from "../support/device-link.ts";
import { eventually } from "../support/mock-gateway.ts";
import { VirtualTerminal } from "../support/virtual-terminal.ts";
import { MODEL, makePlace } from "../support/world.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

async function fresh(): Promise<VirtualTerminal> {
  const { serialNumber, activationCode } = await makePlace(link.world);
  const facts = { serialNumber, activationCode, model: MODEL.code, firmwareVersion: MODEL.firmware };
  return VirtualTerminal.make(link.url, facts);
}

async function ready(): Promise<VirtualTerminal> {
  const terminal = await fresh();
  await terminal.activate();
  await terminal.authenticate();
  return terminal;
}

/** Makes the portal want another version of the same configuration, as a correction of drift does. */
async function offerNewVersion(terminalId: string): Promise<void> {
  await link.world.runtime.db.update(terminals).set({ drifted: true }).where(eq(terminals.id, terminalId));
  await inTransaction(link.world.runtime.db, (tx) =>
    issueConfigIn(tx, link.world.asSystem(), terminalId, "drift"),
  );
}

const refusal = (status: number, code: string) => ({ status, body: { error: { code } } });

describe("activation", () => {
  test("gives the terminal its identity; the same again answers the same", async () => {
    const terminal = await fresh();
    const first = await terminal.activate();
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      terminalId: expect.stringMatching(/^trm_/),
      merchant: { name: "老王烟酒店" },
      store: { name: "老王一店" },
      tokenUrl: `${link.url}/device/v1/tokens`,
      mqtt: { url: link.mqttUrl, topicPrefix: `ruwang/v1/terminals/${terminal.id}/` },
    });
    const again = await terminal.activate();
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  test("another key for a used code is refused", async () => {
    const place = await makePlace(link.world);
    const facts = { ...place, model: MODEL.code, firmwareVersion: MODEL.firmware };
    const { serialNumber, activationCode, model, firmwareVersion } = facts;
    const device = { serialNumber, activationCode, model, firmwareVersion };
    await (await VirtualTerminal.make(link.url, device)).activate();
    const thief = await VirtualTerminal.make(link.url, device);
    expect(await thief.activate()).toMatchObject(refusal(409, "code_used"));
  });

  test("wrong codes answer alike for known and unknown serials, and lock after five", async () => {
    const terminal = await fresh();
    for (const serialNumber of [undefined, "SN-NOT-THERE"]) {
      const guess = { activationCode: "AAAAAAAAAAAA", ...(serialNumber && { serialNumber }) };
      for (let n = 0; n < 5; n++)
        expect(await terminal.activate(guess)).toMatchObject(refusal(403, "code_wrong"));
      expect(await terminal.activate(guess)).toMatchObject(refusal(423, "code_locked"));
    }
  });

  test("old firmware is refused with the minimum", async () => {
    const reply = await (await fresh()).activate({ firmwareVersion: "1.0.0" });
    expect(reply).toMatchObject(refusal(422, "firmware_too_old"));
    expect(reply.body.error.minimum).toBe(MODEL.firmware);
  });

  test.each([
    ["an unknown key", { colour: "red" }, ""],
    [
      "a private key",
      { publicKey: { kty: "OKP", crv: "Ed25519", x: "A".repeat(43), d: "B".repeat(43) } },
      "publicKey",
    ],
    ["a serial that is too long", { serialNumber: "9".repeat(51) }, "serialNumber"],
    ["a position off the globe", { location: { lat: 91, lng: 0 } }, "location.lat"],
  ])("refuses %s and names the field", async (_title, changes, field) => {
    const reply = await (await fresh()).activate(changes);
    expect(reply).toMatchObject({ status: 400, body: { error: { code: "invalid_input", field } } });
  });
});

describe("tokens", () => {
  test("an assertion of the device's key buys a token for an hour", async () => {
    const terminal = await fresh();
    await terminal.activate();
    const reply = await terminal.authenticate();
    expect(reply).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 3600 } });
  });

  test("a replayed assertion, another audience, a foreign key and a far expiry are refused", async () => {
    const terminal = await fresh();
    await terminal.activate();
    const assertion = await terminal.assertion();
    expect((await terminal.authenticate(assertion)).status).toBe(200);
    const other = await fresh();
    await other.activate();
    const refused = [
      assertion,
      await terminal.assertion({ audience: "https://elsewhere.test" }),
      await other.assertion({ subject: terminal.id }),
      await terminal.assertion({ expiresIn: 3_000 }),
      "not.a.jwt",
    ];
    for (const bad of refused) {
      const reply = await terminal.authenticate(bad);
      expect(reply).toMatchObject(refusal(401, "invalid_grant"));
      expect(Date.parse(reply.body.error.server_time)).toBeGreaterThan(0);
    }
  });

  test("without or with a made-up token nothing is told", async () => {
    const terminal = await ready();
    terminal.token = "";
    expect(await terminal.fetchConfig()).toMatchObject(refusal(401, "token_missing"));
    terminal.token = "made.up.token";
    expect(await terminal.fetchConfig()).toMatchObject(refusal(401, "token_invalid"));
  });

  test("suspension ends a token at once, over HTTP and MQTT", async () => {
    const terminal = await ready();
    const client = await terminal.connectMqtt();
    const closed = new Promise<void>((resolve) => client.once("close", () => resolve()));
    const logistics = link.world.asRole("logistics");
    const { version } = await getTerminal(logistics, { terminalId: terminal.id });
    await suspendTerminal(logistics, { terminalId: terminal.id, version, reason: "stolen" });
    expect(await terminal.fetchConfig()).toMatchObject(refusal(401, "token_invalid"));
    await closed;
  });
});

describe("configuration", () => {
  test("is signed by a published key, and its content hash fits", async () => {
    const terminal = await ready();
    const reply = await terminal.fetchConfig();
    expect(reply.headers.get("content-type")).toContain("application/jose");
    expect(reply.headers.get("etag")).toBe('"1"');
    expect(reply.body).toMatchObject({ v: 1, terminalId: terminal.id, version: 1, currency: "CNY" });
    expect(reply.body.instalments.plans).toHaveLength(6);
  });

  test("answers 304 to the version that the terminal has", async () => {
    const terminal = await ready();
    await terminal.fetchConfig();
    expect((await terminal.fetchConfig()).status).toBe(304);
  });

  test("holds a waiting request until there is a newer version", async () => {
    const terminal = await ready();
    await terminal.fetchConfig();
    const waiting = terminal.fetchConfig({ wait: 10 });
    await offerNewVersion(terminal.id);
    expect(await waiting).toMatchObject({ status: 200, body: { version: 2 } });
  });

  test("a wait that nothing ends is answered 304 in its time", async () => {
    const terminal = await ready();
    await terminal.fetchConfig();
    expect((await terminal.fetchConfig({ wait: 1 })).status).toBe(304);
  });

  test("a report is noted, repeating is harmless, an old one is ignored, an unknown version refused", async () => {
    const terminal = await ready();
    const { body } = await terminal.fetchConfig();
    const at = new Date().toISOString();
    const report = { version: 1, contentHash: body.contentHash, status: "applied", at };
    expect((await terminal.report(report)).status).toBe(204);
    expect((await terminal.report(report)).status).toBe(204);
    await offerNewVersion(terminal.id);
    expect((await terminal.report({ ...report, version: 2 })).status).toBe(204);
    expect(await terminal.report(report)).toMatchObject({ status: 200, body: { ignored: true } });
    expect(await terminal.report({ ...report, version: 99 })).toMatchObject(refusal(409, "version_unknown"));
  });

  test("a heartbeat with another hash than reported is drift, for staff to see", async () => {
    const terminal = await ready();
    const { body } = await terminal.fetchConfig();
    await terminal.report({
      version: 1,
      contentHash: body.contentHash,
      status: "applied",
      at: new Date().toISOString(),
    });
    const healthy = await terminal.heartbeat({ configVersion: 1, configHash: body.contentHash });
    expect(healthy).toMatchObject({ status: 200, body: { desiredVersion: 1 } });
    await terminal.heartbeat({ configVersion: 1, configHash: "0".repeat(64) });
    const raised = await link.world.runtime.db
      .select()
      .from(incidents)
      .where(eq(incidents.terminalId, terminal.id));
    expect(raised.map((incident) => incident.kind)).toContain("config_drift");
  });
});

describe("MQTT", () => {
  test("the retained configuration arrives, and a report and heartbeat sent back are taken", async () => {
    const terminal = await ready();
    const { jws } = await getOfferedConfig(link.world.asSystem(), terminal.id);
    const { topicPrefix } = terminal.known.mqtt;
    await link.portal.publish(`${topicPrefix}config/desired`, jws, { retain: true });
    const client = await terminal.connectMqtt();
    const arrived = new Promise<string>((resolve) =>
      client.once("message", (_topic, payload) => resolve(payload.toString())),
    );
    await client.subscribeAsync(`${topicPrefix}config/desired`, { qos: 1 });
    const config = await terminal.verifyConfig(await arrived);
    const report = {
      version: 1,
      contentHash: config.contentHash,
      status: "applied",
      at: new Date().toISOString(),
    };
    await client.publishAsync(`${topicPrefix}config/reported`, JSON.stringify(report), { qos: 1 });
    await eventually(async () => {
      const [row] = await link.world.runtime.db.select().from(terminals).where(eq(terminals.id, terminal.id));
      return row?.reportedVersion === 1 || undefined;
    });
    client.end();
  });

  test("another terminal's topic is refused, with mosquitto's grant 128", async () => {
    const [mine, theirs] = [await ready(), await ready()];
    const client = await mine.connectMqtt();
    const granted = await client
      .subscribeAsync(`${theirs.known.mqtt.topicPrefix}config/desired`, { qos: 1 })
      .catch(() => [{ qos: 128 }]);
    expect(granted[0]?.qos).toBe(128);
    client.end();
  });

  test("a browser terminal speaks MQTT through the WebSocket bridge", async () => {
    const terminal = await ready();
    const client = await terminal.connectMqtt({ url: `${link.url.replace("http", "ws")}/device/v1/mqtt` });
    const granted = await client.subscribeAsync(`${terminal.known.mqtt.topicPrefix}#`, { qos: 1 });
    expect(granted[0]?.qos).toBe(1);
    client.end();
  });

  test("after the broker lost everything, terminals connect again and reports are taken again", async () => {
    const terminal = await ready();
    await link.replaceBroker();
    const client = await terminal.connectMqtt();
    const beat = JSON.stringify({
      configVersion: 1,
      configHash: null,
      firmwareVersion: "9.9.9",
      clock: new Date().toISOString(),
    });
    await eventually(async () => {
      await client.publishAsync(`${terminal.known.mqtt.topicPrefix}heartbeat`, beat, { qos: 1 });
      const [row] = await link.world.runtime.db.select().from(terminals).where(eq(terminals.id, terminal.id));
      return row?.firmwareVersion === "9.9.9" || undefined;
    });
    client.end();
  });
});

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
    const terminal = await ready();
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

  test("after a lost network the same key answers the same payment", async () => {
    const terminal = await ready();
    const cash = { amountFen: 500, method: "alipay", configVersion: 1 };
    const first = await terminal.takeOrder("lost", cash);
    expect((await terminal.takeOrder("lost", cash)).body).toEqual(first.body);
    expect(await terminal.takeOrder("lost", { ...cash, amountFen: 501 })).toMatchObject(
      refusal(409, "idempotency_mismatch"),
    );
  });

  test("is canceled before it is paid, and another terminal's does not exist", async () => {
    const [mine, theirs] = [await ready(), await ready()];
    const taken = await mine.takeOrder("cancel", { amountFen: 500, method: "alipay", configVersion: 1 });
    const path = `/device/v1/payments/${taken.body.paymentId}`;
    expect(await theirs.request(path)).toMatchObject(refusal(404, "payment_not_found"));
    expect(await mine.request(`${path}/cancel`, { method: "POST" })).toMatchObject({
      status: 200,
      body: { status: "canceled" },
    });
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
    expect(await (await ready()).takeOrder("bad", bad)).toMatchObject(refusal(400, "invalid_input"));
  });

  test("a missing idempotency key, a signature that is too large and a wrong media type are refused", async () => {
    const terminal = await ready();
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
      "/device/v1/payments",
      "/device/v1/payments/{paymentId}",
      "/device/v1/payments/{paymentId}/cancel",
      "/device/v1/payments/{paymentId}/refunds",
      "/device/v1/payments/{paymentId}/voucher",
      "/device/v1/payments/{paymentId}/voucher/signature",
      "/device/v1/tokens",
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
