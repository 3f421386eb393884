import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";

/** Nobody raises, lowers or ends their own rights. */
export function refuseOwn(ctx: Context, personId: string): void {
  if (ctx.actor.id !== personId) return;
  throw new DomainError("forbidden", "own_rights", "Somebody else must do this: it is about yourself.");
}
