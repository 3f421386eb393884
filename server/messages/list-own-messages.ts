import { and, desc, eq, inArray } from "drizzle-orm";
import { people } from "#db/schema/people.ts";
import { smsMessages } from "#db/schema/platform.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { OwnMessage } from "#server/domain/messages/views.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { isSecret, MESSAGE_KEYS, type MessageKey, wordsOf } from "./texts.ts";

const MOST = 100;
const TOLD = MESSAGE_KEYS.filter((key) => !isSecret(key));

/** What this person was told by text message since messages are kept, the newest first; codes are nobody's to read twice. */
export async function listOwnMessages(ctx: Context): Promise<OwnMessage[]> {
  requirePermission(ctx, "message:read_own");
  const rows = await read(ctx, (db) =>
    db
      .select({ message: smsMessages })
      .from(smsMessages)
      .innerJoin(people, eq(people.mobileIndex, smsMessages.mobileIndex))
      .where(and(eq(people.id, ctx.actor.id), inArray(smsMessages.text, TOLD)))
      .orderBy(desc(smsMessages.createdAt), desc(smsMessages.id))
      .limit(MOST),
  );
  return rows.map(({ message }) => messageOf(ctx, message));
}

function messageOf({ vault, addresses }: Context, message: typeof smsMessages.$inferSelect): OwnMessage {
  const { id, createdAt, deliveredAt, failedAt } = message;
  const body = vault.open(message.body, placeOf("sms_messages.body", id));
  const facts: string[] =
    message.parameters === null
      ? []
      : JSON.parse(vault.open(message.parameters, placeOf("sms_messages.parameters", id)));
  const link = body.indexOf(`${addresses.portal}/`);
  return {
    id,
    at: createdAt.toISOString(),
    words: wordsOf(message.text as MessageKey, facts),
    path: link === -1 ? null : body.slice(link + addresses.portal.length),
    outcome: deliveredAt !== null ? "delivered" : failedAt !== null ? "failed" : "underway",
  };
}
