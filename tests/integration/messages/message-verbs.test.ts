import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { smsMessages } from "#db/schema/platform.ts";
import { sendSms } from "#server/messages/send-sms.ts";
import { noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { askedForCode } from "../../support/world/people.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
const ofNumber = (mobile: string) =>
  eq(smsMessages.mobileIndex, runtime().vault.blindIndex("mobile", mobile));

/** A message that is promised and not sent. */
async function promised() {
  const { mobile } = await askedForCode(runtime());
  const [message] = await runtime().db.select().from(smsMessages).where(ofNumber(mobile));
  return { mobile, messageId: message?.id ?? "" };
}

proveVerb("sendSms", {
  arrange: promised,
  as: () => runtime().system(),
  needs: "message:send",
  call: (ctx, { messageId }) => sendSms(ctx, { messageId }),
  succeeds: async (_result, { mobile }) => {
    const [message] = await runtime().db.select().from(smsMessages).where(ofNumber(mobile));
    expect(message?.sentAt).not.toBeNull();
  },
  foreign: noTenants("the jobs send what was promised"),
  illegal: {
    given: ({ messageId }) => sendSms(runtime().system(), { messageId }),
    sees: (result) => expect(result).toBeUndefined(),
  },
  audit: noRow("what was promised has its own where somebody decided it"),
});
