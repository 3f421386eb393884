import type { Context } from "#server/context.ts";
import { type Actor, requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";

export function requirePerson(ctx: Context): Extract<Actor, { kind: "person" }> {
  requirePermission(ctx, "session:own");
  if (ctx.actor.kind !== "person")
    throw new DomainError("forbidden", "person_required", "Only people have sessions.");
  return ctx.actor;
}
