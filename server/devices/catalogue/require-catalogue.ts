import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";

/** The catalogue is for whoever gives out devices and for whoever prices them. */
export function requireCatalogue({ actor }: Pick<Context, "actor">): void {
  const prices = isPermitted(actor.roles, "rate_card:read");
  requirePermission({ actor }, prices ? "rate_card:read" : "device:read");
}
