import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { suspendTerminal } from "#server/terminals/suspend-terminal.ts";
import { refusal, startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import { VirtualTerminal } from "../support/devices/virtual-terminal.ts";
import { MODEL, makePlace } from "../support/world/world.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

describe("activation", () => {
  test("gives the terminal its identity; the same again answers the same", async () => {
    const terminal = await link.fresh();
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
    const terminal = await link.fresh();
    for (const serialNumber of [undefined, "SN-NOT-THERE"]) {
      const guess = { activationCode: "AAAAAAAAAAAA", ...(serialNumber && { serialNumber }) };
      for (let n = 0; n < 5; n++)
        expect(await terminal.activate(guess)).toMatchObject(refusal(403, "code_wrong"));
      expect(await terminal.activate(guess)).toMatchObject(refusal(423, "code_locked"));
    }
  });

  test("old firmware is refused with the minimum", async () => {
    const reply = await (await link.fresh()).activate({ firmwareVersion: "1.0.0" });
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
    const reply = await (await link.fresh()).activate(changes);
    expect(reply).toMatchObject({ status: 400, body: { error: { code: "invalid_input", field } } });
  });
});

describe("tokens", () => {
  test("an assertion of the device's key buys a token for an hour", async () => {
    const terminal = await link.fresh();
    await terminal.activate();
    const reply = await terminal.authenticate();
    expect(reply).toMatchObject({ status: 200, body: { token_type: "Bearer", expires_in: 3600 } });
  });

  test("the key's algorithm may be called by its family or by its curve (RFC 9864), and by nothing else", async () => {
    const terminal = await link.fresh();
    await terminal.activate();
    for (const alg of ["EdDSA", "Ed25519"])
      expect((await terminal.authenticate(await terminal.assertion({ alg }))).status).toBe(200);
    const [head, ...rest] = (await terminal.assertion()).split(".");
    const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    expect(head).not.toBe(none);
    expect((await terminal.authenticate([none, ...rest].join("."))).status).toBe(401);
  });

  test("a replayed assertion, another audience, a foreign key and a far expiry are refused", async () => {
    const terminal = await link.fresh();
    await terminal.activate();
    const assertion = await terminal.assertion();
    expect((await terminal.authenticate(assertion)).status).toBe(200);
    const other = await link.fresh();
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
    const terminal = await link.ready();
    terminal.token = "";
    expect(await terminal.fetchConfig()).toMatchObject(refusal(401, "token_missing"));
    terminal.token = "made.up.token";
    expect(await terminal.fetchConfig()).toMatchObject(refusal(401, "token_invalid"));
  });

  test("suspension ends a token at once, over HTTP and MQTT", async () => {
    const terminal = await link.ready();
    const client = await terminal.connectMqtt();
    const closed = new Promise<void>((resolve) => client.once("close", () => resolve()));
    const logistics = link.world.asRole("logistics");
    const { version } = await getTerminal(logistics, { terminalId: terminal.id });
    await suspendTerminal(logistics, { terminalId: terminal.id, version, reason: "stolen" });
    expect(await terminal.fetchConfig()).toMatchObject(refusal(401, "token_invalid"));
    await closed;
  });
});
