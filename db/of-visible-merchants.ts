import { eq, type SQL } from "drizzle-orm";
import type { Actor } from "#server/domain/actor.ts";
import { isPermitted, type Permission } from "#server/domain/permissions.ts";
import { merchants } from "./schema/merchants.ts";

/**
 * Condition for what belongs to a merchant that the actor may see: whoever holds the permission and the portal itself
 * any, a terminal its own merchant's, anybody else what they own. What it leaves out does not exist for them.
 */
export function ofVisibleMerchants({ actor }: { actor: Actor }, permission: Permission): SQL | undefined {
  if (actor.kind === "system" || isPermitted(actor.roles, permission)) return undefined;
  return actor.kind === "terminal" ? eq(merchants.id, actor.merchantId) : eq(merchants.ownerId, actor.id);
}
