import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { smsMessages } from "#db/schema/platform.ts";
import { forgetMessages } from "#server/messages/forget-messages.ts";
import { recordSmsReceipt } from "#server/messages/record-sms-receipt.ts";
import { sendSms } from "#server/messages/send-sms.ts";
import { promisedCode } from "../../support/messages/promised-code.ts";
import { anyState, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
const rowOf = async (messageId: string) => {
  const [row] = await runtime().db.select().from(smsMessages).where(eq(smsMessages.id, messageId));
  return row;
};

proveVerb("sendSms", {
  arrange: () => promisedCode(runtime()),
  as: () => runtime().system(),
  needs: "message:send",
  call: (ctx, { messageId }) => sendSms(ctx, { messageId }),
  succeeds: async (_result, { messageId }) => expect((await rowOf(messageId))?.sentAt).not.toBeNull(),
  foreign: noTenants("the jobs send what was promised"),
  illegal: {
    given: ({ messageId }) => sendSms(runtime().system(), { messageId }),
    sees: (result) => expect(result).toBeUndefined(),
  },
  audit: noRow("what was promised has its own where somebody decided it"),
});

/** A message that a carrier took under a name of its own. */
async function sent() {
  const { messageId } = await promisedCode(runtime());
  const carrierId = `carrier:${messageId}`;
  const sms = { ...runtime().sms, send: async () => ({ carrierId }) };
  await sendSms({ ...runtime().system(), sms }, { messageId });
  return { messageId, carrierId };
}

const DELIVERED = { delivered: true } as const;
const FAILED = { delivered: false, failure: "MK:0001" } as const;
const FIRST = new Date("2026-11-26T01:00:00Z");
const LATER = new Date("2026-11-26T02:00:00Z");

proveVerb("recordSmsReceipt", {
  arrange: sent,
  as: () => runtime().system(),
  needs: "message:record_receipt",
  call: (ctx, { carrierId }) => recordSmsReceipt(ctx, { carrierId, outcome: DELIVERED }),
  succeeds: async (_result, { messageId }) =>
    expect(await rowOf(messageId)).toMatchObject({ deliveredAt: expect.any(Date), failedAt: null }),
  foreign: noTenants("the carrier reports on what it took"),
  illegal: anyState("a repeated receipt changes nothing"),
  audit: noRow("what was promised has its own where somebody decided it"),
});

proveVerb("forgetMessages", {
  arrange: sent,
  as: () => runtime().system(daysFromNow(31)),
  needs: "trace:forget",
  call: (ctx) => forgetMessages(ctx),
  succeeds: async (_gone, { messageId }) => expect(await rowOf(messageId)).toBeUndefined(),
  foreign: noTenants("the clock runs for everybody"),
  illegal: {
    instead: async () => {
      const { messageId, carrierId } = await sent();
      await forgetMessages(runtime().system(daysFromNow(31)));
      return { messageId, carrierId };
    },
    sees: (gone) => expect(gone).toBe(0),
  },
  audit: noRow("forgetting what somebody was told is no decision about anybody"),
});

test.each([
  ["repeated", [DELIVERED, DELIVERED], { deliveredAt: FIRST, failedAt: null, failure: null }],
  ["of a failure, repeated", [FAILED, FAILED], { deliveredAt: null, failedAt: FIRST, failure: "MK:0001" }],
  [
    "of a failure behind a delivery",
    [DELIVERED, FAILED],
    { deliveredAt: FIRST, failedAt: null, failure: null },
  ],
  [
    "of a delivery behind a failure",
    [FAILED, DELIVERED],
    { deliveredAt: LATER, failedAt: null, failure: null },
  ],
] as const)("receipts that are %s leave one truth", async (_order, [first, second], truth) => {
  const { messageId, carrierId } = await sent();
  await recordSmsReceipt(runtime().system(FIRST), { carrierId, outcome: first });
  await recordSmsReceipt(runtime().system(LATER), { carrierId, outcome: second });
  expect(await rowOf(messageId)).toMatchObject(truth);
});

test("a receipt of a message that is not ours changes none", async () => {
  const { messageId } = await sent();
  const before = await rowOf(messageId);
  await recordSmsReceipt(runtime().system(), { carrierId: "somebody else's", outcome: FAILED });
  expect(await rowOf(messageId)).toEqual(before);
});
