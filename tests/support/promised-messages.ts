import { smsMessages } from "#db/schema/platform.ts";
import type { TestRuntime } from "./test-runtime.ts";

/** The text of every message that was promised, opened. */
export async function promisedMessages({ db, vault }: TestRuntime): Promise<string[]> {
  const rows = await db.select().from(smsMessages);
  return rows.map(({ id, body }) => vault.open(body, `sms_messages.body:${id}`));
}
