import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { smsMessages } from "#db/schema/platform.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { type Actor, requirePermission } from "#server/domain/actor.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import type { Vault } from "#server/keys/vault.ts";
import type { SmsCarrier } from "#server/sms/port.ts";

interface SendContext {
  actor: Actor;
  db: Database;
  now: Date;
  vault: Vault;
  sms: SmsCarrier;
}

/** Hands a promised message to the carrier, once: the carrier knows the id of a repeat. */
export async function sendSms(ctx: SendContext, { messageId }: { messageId: string }): Promise<void> {
  requirePermission(ctx, "message:send");
  const [message] = await read(ctx, (db) =>
    db.select().from(smsMessages).where(eq(smsMessages.id, messageId)),
  );
  if (message === undefined || message.sentAt !== null) return;
  await ctx.sms.send({
    id: message.id,
    mobile: ctx.vault.open(message.mobile, placeOf("sms_messages.mobile", message.id)),
    body: ctx.vault.open(message.body, placeOf("sms_messages.body", message.id)),
  });
  await changeByStatement(ctx, (db) =>
    db.update(smsMessages).set({ sentAt: ctx.now }).where(eq(smsMessages.id, messageId)),
  );
}
