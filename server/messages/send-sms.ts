import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { smsMessages } from "#db/schema/platform.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { type Actor, requirePermission } from "#server/domain/actor.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import type { Vault } from "#server/keys/vault.ts";
import { log } from "#server/log.ts";
import { type SmsCarrier, SmsError, type TextMessage } from "#server/sms/port.ts";

interface SendContext {
  actor: Actor;
  db: Database;
  now: Date;
  vault: Vault;
  sms: SmsCarrier;
}

/**
 * Hands a promised message to the carrier. One that it refuses for good is marked as failed; whatever another try may
 * help is thrown, so that the queue makes one.
 */
export async function sendSms(ctx: SendContext, { messageId }: { messageId: string }): Promise<void> {
  requirePermission(ctx, "message:send");
  const [message] = await read(ctx, (db) =>
    db.select().from(smsMessages).where(eq(smsMessages.id, messageId)),
  );
  if (message === undefined || message.sentAt !== null || message.failedAt !== null) return;
  const outcome = await handOver(ctx, messageOf(ctx.vault, message));
  await changeByStatement(ctx, (db) =>
    db.update(smsMessages).set(outcome).where(eq(smsMessages.id, messageId)),
  );
}

async function handOver({ now, sms }: SendContext, message: TextMessage) {
  try {
    const { carrierId } = await sms.send(message);
    return { sentAt: now, carrierId };
  } catch (error) {
    if (!(error instanceof SmsError) || error.retryable) throw error;
    log.warn({ messageId: message.id, err: error }, "a message was refused for good");
    return { failedAt: now, failure: error.reason };
  }
}

function messageOf(vault: Vault, row: typeof smsMessages.$inferSelect): TextMessage {
  const { id, text, parameters } = row;
  return {
    id,
    mobile: vault.open(row.mobile, placeOf("sms_messages.mobile", id)),
    body: vault.open(row.body, placeOf("sms_messages.body", id)),
    text,
    parameters:
      parameters === null
        ? []
        : (JSON.parse(vault.open(parameters, placeOf("sms_messages.parameters", id))) as string[]),
  };
}
