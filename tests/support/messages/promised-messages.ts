import { asc } from "drizzle-orm";
import { smsMessages } from "#db/schema/platform.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import type { TestRuntime } from "../world/test-runtime.ts";

/** The text of every message that was promised, opened, the oldest first. */
export async function promisedMessages({ db, vault }: TestRuntime): Promise<string[]> {
  const rows = await db.select().from(smsMessages).orderBy(asc(smsMessages.createdAt));
  return rows.map(({ id, body }) => vault.open(body, placeOf("sms_messages.body", id)));
}
