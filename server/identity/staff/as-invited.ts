import type { Context } from "#server/context.ts";
import type { Person } from "./load-staff.ts";

/** Whoever follows an invitation acts as the person that it is for. */
export function asInvited(ctx: Context, { id, roles }: Person): Context {
  return { ...ctx, actor: { kind: "person", id, roles, sessionId: "invitation" } };
}
