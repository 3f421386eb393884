import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";

/** A merchant that the person may see: staff any, an owner its own; any other is not found. */
export async function loadMerchant(reader: Reader, ctx: Context, merchantId: string) {
  const [row] = await reader
    .select()
    .from(merchants)
    .where(and(eq(merchants.id, merchantId), ofVisibleMerchants(ctx, "merchant:read")));
  if (row === undefined)
    throw new DomainError("not_found", "merchant_not_found", "There is no such merchant.");
  return row;
}
