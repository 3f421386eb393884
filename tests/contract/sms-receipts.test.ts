import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smsMessages } from "#db/schema/platform.ts";
import { sendSms } from "#server/messages/send-sms.ts";
import { createTencentCarrier } from "#server/sms/tencent-carrier.ts";
import { serveWeb } from "../support/browser/serve-web.ts";
import { promisedCode } from "../support/messages/promised-code.ts";
import { TENCENT } from "../support/messages/tencent-stand-in.ts";
import { makeWorld, type World } from "../support/world/world.ts";

// `POST /api/webhooks/sms`, as Tencent Cloud calls it.

let world: World;
let address: string;
let stop: () => void;
beforeAll(async () => {
  world = await makeWorld();
  const runtime = { ...world.runtime, sms: createTencentCarrier(TENCENT) };
  ({ address, stop } = await serveWeb({ ...world, runtime }));
});
afterAll(async () => {
  stop();
  await world.close();
});

const push = (body: BodyInit, key = TENCENT.webhookSecret) =>
  fetch(`${address}/api/webhooks/sms?key=${encodeURIComponent(key)}`, { method: "POST", body });

const report = (sid: string, end: { report_status: string; errmsg?: unknown }) => ({
  user_receive_time: "2026-11-26 08:03:04",
  nationcode: "86",
  mobile: "13800138000",
  description: "用户短信送达成功",
  sid,
  ...end,
});
const DELIVERED = { report_status: "SUCCESS", errmsg: "DELIVRD" };
const FAILED = { report_status: "FAIL", errmsg: "MK:0001" };

/** A message that the carrier took, and how to look at it. */
async function sent() {
  const { messageId } = await promisedCode(world.runtime);
  const carrierId = `5000:${messageId}`;
  const sms = { ...world.runtime.sms, send: async () => ({ carrierId }) };
  await sendSms({ ...world.runtime.system(), sms }, { messageId });
  const row = async () => {
    const [found] = await world.runtime.db.select().from(smsMessages).where(eq(smsMessages.id, messageId));
    return found;
  };
  return { carrierId, row };
}

describe("delivery receipts", () => {
  test("mark each message of a push as delivered or failed, and are acknowledged in the carrier's words", async () => {
    const [one, other] = [await sent(), await sent()];
    const answer = await push(
      JSON.stringify([report(one.carrierId, DELIVERED), report(other.carrierId, FAILED)]),
    );
    expect([answer.status, await answer.json()]).toEqual([200, { result: 0, errmsg: "OK" }]);
    expect(await one.row()).toMatchObject({ deliveredAt: expect.any(Date), failedAt: null });
    expect(await other.row()).toMatchObject({ failedAt: expect.any(Date), failure: "MK:0001" });
  });

  test("of messages that are not ours are acknowledged and passed over", async () => {
    expect((await push(JSON.stringify([report("5000:nobody", DELIVERED)]))).status).toBe(200);
  });

  test("keep no words of the carrier's that could be anything", async () => {
    const { carrierId, row } = await sent();
    const errmsg = "number 13800138000\u0000 is off";
    expect((await push(JSON.stringify([report(carrierId, { report_status: "FAIL", errmsg })]))).status).toBe(
      200,
    );
    expect(await row()).toMatchObject({ failure: "undelivered" });
  });

  test("without the key, or with another, change nothing", async () => {
    const { carrierId, row } = await sent();
    const body = JSON.stringify([report(carrierId, DELIVERED)]);
    for (const key of ["", "another key", `${TENCENT.webhookSecret} `]) {
      expect((await push(body, key)).status).toBe(401);
    }
    expect((await fetch(`${address}/api/webhooks/sms`, { method: "POST", body })).status).toBe(401);
    expect(await row()).toMatchObject({ deliveredAt: null });
  });

  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["no list", "null"],
    ["an empty list", "[]"],
    ["no receipt", "[null]"],
    ["a name with a NUL", JSON.stringify([report("a\u0000b", DELIVERED)])],
    ["a name too long", JSON.stringify([report("x".repeat(129), DELIVERED)])],
    ["no outcome", JSON.stringify([report("x", { report_status: "PERHAPS" })])],
    ["no text", new Uint8Array([0xff, 0xfe, 0x00])],
    ["a deep pit", "[".repeat(50_000)],
  ] as [string, BodyInit][])("that are %s are refused as bad input", async (_what, body) => {
    const answer = await push(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { reason: "receipt_malformed" } });
  });

  test("of a length that no carrier sends are refused unread", async () => {
    expect((await push(new Uint8Array(300 * 1024))).status).toBe(413);
  });
});

test("there is no such address while the mock carries", async () => {
  const mocked = await serveWeb(world);
  const answer = await fetch(`${mocked.address}/api/webhooks/sms?key=x`, { method: "POST", body: "[]" });
  expect(answer.status).toBe(404);
  mocked.stop();
});
