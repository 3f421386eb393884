import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { promiseSms } from "#server/sms/promise-sms.ts";

/** Promises a merchant's owner a message about its terminals, with a link to them; sent once the change is kept. */
export async function tellOwner(
  tx: Transaction,
  ctx: Context,
  merchantId: string,
  body: string,
): Promise<void> {
  const [owner] = await tx
    .select({ id: people.id, mobile: people.mobile })
    .from(merchants)
    .innerJoin(people, eq(people.id, merchants.ownerId))
    .where(eq(merchants.id, merchantId));
  if (owner?.mobile == null) return;
  const mobile = ctx.vault.open(owner.mobile, `people.mobile:${owner.id}`);
  const link = `${ctx.addresses.portal}/merchant?tab=terminals`;
  await promiseSms(tx, ctx, { mobile, body: `【入网 Ruwang】${body}: ${link}` });
}
