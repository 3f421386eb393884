import { eq } from "drizzle-orm";
import { smsMessages } from "#db/schema/platform.ts";
import { askedForCode } from "../world/people.ts";
import type { TestRuntime } from "../world/test-runtime.ts";

/** A sign-in code that is promised to a number of its own and not sent. */
export async function promisedCode(runtime: TestRuntime) {
  const { mobile, code } = await askedForCode(runtime);
  const ofNumber = eq(smsMessages.mobileIndex, runtime.vault.blindIndex("mobile", mobile));
  const [message] = await runtime.db.select().from(smsMessages).where(ofNumber);
  return { mobile, code, messageId: message?.id ?? "" };
}
