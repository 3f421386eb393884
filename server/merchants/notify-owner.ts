import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { notifyPerson } from "#server/messages/notify-person.ts";
import type { Message } from "#server/messages/texts.ts";

/** Promises a merchant's owner a message with a link to their terminals, or another part of their room; sent once the change is kept. */
export async function notifyOwner(
  tx: Transaction,
  ctx: Context,
  {
    merchantId,
    tab = "terminals",
    ...message
  }: Message & { merchantId: string; tab?: "terminals" | "operators" | "people" },
): Promise<void> {
  const [merchant] = await tx
    .select({ ownerId: merchants.ownerId })
    .from(merchants)
    .where(eq(merchants.id, merchantId));
  if (merchant === undefined) return;
  await notifyPerson(tx, ctx, { ...message, personId: merchant.ownerId, path: `/merchant?tab=${tab}` });
}
