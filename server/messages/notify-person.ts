import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { promiseSms } from "./enqueue-sms.ts";

/** Promises a person a message that ends in a link to `path`. Answers whether a number was there to promise it to. */
export async function tellPerson(
  tx: Transaction,
  ctx: Context,
  personId: string,
  message: { body: string; path: string },
): Promise<boolean> {
  const [person] = await tx.select({ mobile: people.mobile }).from(people).where(eq(people.id, personId));
  if (person?.mobile == null) return false;
  const mobile = ctx.vault.open(person.mobile, `people.mobile:${personId}`);
  const body = `【入网 Ruwang】${message.body}: ${ctx.addresses.portal}${message.path}`;
  await promiseSms(tx, ctx, { mobile, body });
  return true;
}
