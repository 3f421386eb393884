import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Permission } from "#server/domain/permissions.ts";

/** Refuses a merchant whose money is not the actor's to act on: it does not exist for them. */
export async function requireVisibleMerchant(
  reader: Reader,
  ctx: Context,
  { merchantId, permission }: { merchantId: string; permission: Permission },
): Promise<void> {
  const visible = and(eq(merchants.id, merchantId), ofVisibleMerchants(ctx, permission));
  if ((await reader.$count(merchants, visible)) === 0) throw merchantNotFound();
}

export function merchantNotFound(): DomainError {
  return new DomainError("not_found", "merchant_not_found", "There is no such merchant.");
}
