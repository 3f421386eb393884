import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { outbox } from "#db/schema/audit.ts";
import { smsMessages } from "#db/schema/platform.ts";
import { deliverOutbox } from "#server/jobs/deliver-outbox.ts";
import { sendSms } from "#server/messages/send-sms.ts";
import { createTencentCarrier } from "#server/sms/tencent-carrier.ts";
import { promisedCode } from "../support/messages/promised-code.ts";
import { silentEffects } from "../support/messages/silent-effects.ts";
import { TENCENT, tencentStandIn } from "../support/messages/tencent-stand-in.ts";
import { createTestRuntime } from "../support/world/test-runtime.ts";
import { worldOfFile } from "../support/world/world-of-file.ts";

const carrier = createTencentCarrier(TENCENT, { timeoutSeconds: 0.3 });
const tencent = tencentStandIn();
const runtime = worldOfFile(createTestRuntime);
beforeAll(() => tencent.start());
afterAll(() => tencent.stop());
beforeEach(() => {
  tencent.sent.length = 0;
});

const jobs = () => ({ ...runtime().system(), sms: carrier });
const rowOf = async (messageId: string) => {
  const [row] = await runtime().db.select().from(smsMessages).where(eq(smsMessages.id, messageId));
  return row;
};

/** A message as the jobs process comes upon it: promised, with its effect. */
async function promised() {
  const { mobile, code, messageId } = await promisedCode(runtime());
  const [effect] = await runtime()
    .db.select()
    .from(outbox)
    .where(sql`${outbox.payload} ->> 'messageId' = ${messageId}`);
  const deliver = () => deliverOutbox(jobs(), silentEffects, effect?.id ?? "");
  const attempts = async () => {
    const [row] = await runtime()
      .db.select()
      .from(outbox)
      .where(eq(outbox.id, effect?.id ?? ""));
    return { attempts: row?.attempts, lastError: row?.lastError, delivered: row?.deliveredAt !== null };
  };
  return { mobile, code, messageId, deliver, attempts };
}

describe("a message to Tencent Cloud", () => {
  test("goes out signed, by its template, with its facts and our id, and keeps the carrier's name for it", async () => {
    const { mobile, code, messageId, deliver } = await promised();
    await deliver();
    expect(tencent.sent).toEqual([
      {
        PhoneNumberSet: [`+86${mobile}`],
        SmsSdkAppId: TENCENT.appId,
        SignName: "入网",
        TemplateId: TENCENT.templates["sign_in.code"],
        TemplateParamSet: [code],
        SessionContext: messageId,
      },
    ]);
    expect(await rowOf(messageId)).toMatchObject({ carrierId: `5000:${messageId}`, failedAt: null });
    await deliver();
    await sendSms(jobs(), { messageId });
    expect(tencent.sent).toHaveLength(1);
  });

  test.each([
    ["is throttled for its number", { code: "LimitExceeded.PhoneNumberThirtySecondLimit" }],
    ["is throttled with the whole account", { error: "RequestLimitExceeded" }],
    [
      "finds no balance, which an operator can mend",
      { code: "FailedOperation.InsufficientBalanceInSmsPackage" },
    ],
    ["meets a server at fault", { status: 502 }],
    ["gets no answer in time", "silence"],
  ] as const)("that %s is tried again by the outbox", { timeout: 10_000 }, async (_what, answer) => {
    const { messageId, deliver, attempts } = await promised();
    tencent.answerNext(answer);
    await expect(deliver()).rejects.toMatchObject({ name: "SmsError", retryable: true });
    expect(await attempts()).toEqual({ attempts: 1, lastError: "SmsError", delivered: false });
    expect(await rowOf(messageId)).toMatchObject({ sentAt: null, failedAt: null });
    await deliver();
    expect(await attempts()).toEqual({ attempts: 2, lastError: null, delivered: true });
    expect((await rowOf(messageId))?.sentAt).not.toBeNull();
  });

  test.each([
    ["InvalidParameterValue.IncorrectPhoneNumber", "number_refused"],
    ["FailedOperation.PhoneNumberInBlacklist", "number_refused"],
    ["FailedOperation.TemplateIncorrectOrUnapproved", "template_refused"],
  ])("that is refused with %s has failed and is not tried again", async (code, failure) => {
    const { messageId, deliver, attempts } = await promised();
    tencent.answerNext({ code });
    await deliver();
    expect(await attempts()).toMatchObject({ attempts: 1, delivered: true });
    expect(await rowOf(messageId)).toMatchObject({ sentAt: null, carrierId: null, failure });
    await sendSms(jobs(), { messageId });
    expect(tencent.sent).toHaveLength(1);
  });
});

describe("an error of the carrier", () => {
  const message = { id: "msg_x", mobile: "13800138000", body: "code 135790", text: "sign_in.code" };

  test("repeats neither number nor words, though the answer does", async () => {
    tencent.answerNext({ code: "LimitExceeded.PhoneNumberDailyLimit" });
    const error: unknown = await carrier.send({ ...message, parameters: ["135790"] }).catch((e) => e);
    expect(error).toMatchObject({ reason: "throttled" });
    expect(JSON.stringify([String(error), error, (error as Error).cause ?? null])).not.toMatch(
      /138001|135790/,
    );
  });

  test("says nothing of a text without a template, and asks nobody", async () => {
    const older = carrier.send({ ...message, text: null, parameters: [] });
    await expect(older).rejects.toMatchObject({ reason: "template_refused", retryable: false });
    expect(tencent.sent).toEqual([]);
  });
});

test("a wrong key is refused by the signature, and tried again once it is put right", async () => {
  const wrong = createTencentCarrier({ ...TENCENT, secretKey: "another key" });
  const sending = wrong.send({
    id: "msg_x",
    mobile: "13800138000",
    body: "",
    text: "sign_in.code",
    parameters: ["1"],
  });
  await expect(sending).rejects.toMatchObject({ retryable: true, reason: "unavailable" });
  await expect(sending).rejects.toThrow("AuthFailure.SignatureFailure");
  expect(tencent.sent).toEqual([]);
});

test("whatever asks anybody but the carrier is found out", async () => {
  const stranger = createServer((_request, response) => void response.end("here")).listen(0, "127.0.0.1");
  await new Promise((resolve) => stranger.once("listening", resolve));
  const { port } = stranger.address() as AddressInfo;
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  stranger.close();
});
