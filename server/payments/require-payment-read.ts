import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";

/** Staff by their role, merchants and terminals by theirs; which payments they see is decided per row. */
export function requirePaymentRead(ctx: Context): void {
  if (!isPermitted(ctx.actor.roles, "payment:read")) requirePermission(ctx, "payment:read_own");
}
