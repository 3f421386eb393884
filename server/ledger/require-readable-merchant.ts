import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofReadableMerchants } from "#db/of-readable-merchants.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import type { Permission } from "#server/domain/permissions.ts";
import { merchantNotFound } from "./require-visible-merchant.ts";

/** Refuses a merchant whose money is not the actor's to look at: beside its owner and staff, its accountants look. */
export async function requireReadableMerchant(
  reader: Reader,
  ctx: Context,
  { merchantId, permission }: { merchantId: string; permission: Permission },
): Promise<void> {
  const readable = and(eq(merchants.id, merchantId), ofReadableMerchants(ctx, permission));
  if ((await reader.$count(merchants, readable)) === 0) throw merchantNotFound();
}
