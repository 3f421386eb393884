import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { enqueueSms } from "./enqueue-sms.ts";
import type { Message } from "./texts.ts";

/** Promises a person a message that ends in a link to `path`. Returns whether a number was there to promise it to. */
export async function notifyPerson(
  tx: Transaction,
  ctx: Context,
  { personId, path, ...message }: Message & { personId: string; path: string },
): Promise<boolean> {
  const [person] = await tx.select({ mobile: people.mobile }).from(people).where(eq(people.id, personId));
  if (person?.mobile == null) return false;
  const mobile = ctx.vault.open(person.mobile, placeOf("people.mobile", personId));
  await enqueueSms(tx, ctx, { mobile, message, link: `${ctx.addresses.portal}${path}` });
  return true;
}
