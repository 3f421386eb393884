import type { Transaction } from "#db/client.ts";
import { smsMessages } from "#db/schema/platform.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import type { Vault } from "#server/keys/vault.ts";

interface SmsContext {
  now: Date;
  vault: Vault;
  randomBytes: (length: number) => Uint8Array;
}

/** Promises a text message in the change's own transaction; number and body are stored sealed. */
export async function enqueueSms(
  tx: Transaction,
  ctx: SmsContext,
  message: { mobile: string; body: string },
): Promise<void> {
  const id = makeId("message", ctx.randomBytes);
  await tx.insert(smsMessages).values({
    id,
    mobileIndex: ctx.vault.blindIndex("mobile", message.mobile),
    mobile: ctx.vault.seal(message.mobile, placeOf("sms_messages.mobile", id)),
    body: ctx.vault.seal(message.body, placeOf("sms_messages.body", id)),
    createdAt: ctx.now,
  });
  await enqueue(tx, ctx, { topic: "sms.send", payload: { messageId: id } });
}
