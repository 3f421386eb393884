import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { tellPerson } from "#server/messages/notify-person.ts";

/** Promises a merchant's owner a message about its terminals, with a link to them; sent once the change is kept. */
export async function tellOwner(
  tx: Transaction,
  ctx: Context,
  merchantId: string,
  body: string,
): Promise<void> {
  const [merchant] = await tx
    .select({ ownerId: merchants.ownerId })
    .from(merchants)
    .where(eq(merchants.id, merchantId));
  if (merchant === undefined) return;
  await tellPerson(tx, ctx, merchant.ownerId, { body, path: "/merchant?tab=terminals" });
}
