import type { Transaction } from "#db/client.ts";
import { smsMessages } from "#db/schema/platform.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import type { Vault } from "#server/keys/vault.ts";
import { bodyOf, type Message, parametersOf } from "./texts.ts";

interface SmsContext {
  now: Date;
  vault: Vault;
  randomBytes: (length: number) => Uint8Array;
}

/** Promises a text message in the change's own transaction; number, body and facts are stored sealed. */
export async function enqueueSms(
  tx: Transaction,
  ctx: SmsContext,
  { mobile, message, link }: { mobile: string; message: Message; link?: string },
): Promise<void> {
  const id = makeId("message", ctx.randomBytes);
  await tx.insert(smsMessages).values({
    id,
    mobileIndex: ctx.vault.blindIndex("mobile", mobile),
    mobile: ctx.vault.seal(mobile, placeOf("sms_messages.mobile", id)),
    body: ctx.vault.seal(bodyOf(message, link), placeOf("sms_messages.body", id)),
    text: message.text,
    parameters: ctx.vault.seal(JSON.stringify(parametersOf(message)), placeOf("sms_messages.parameters", id)),
    createdAt: ctx.now,
  });
  await enqueue(tx, ctx, { topic: "sms.send", payload: { messageId: id } });
}
