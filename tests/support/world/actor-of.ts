import { type Actor, ANONYMOUS, systemActor } from "#server/domain/actor.ts";
import type { Role } from "#server/domain/permissions.ts";

export const ANYBODY = "anybody";

/** A stranger who holds one role, or none at all. */
export function actorOf(role: Role | typeof ANYBODY): Actor {
  if (role === ANYBODY) return ANONYMOUS;
  if (role === "terminal") return { kind: "terminal", id: "trm_x", merchantId: "mer_x", roles: ["terminal"] };
  if (role === "system") return systemActor("test");
  return { kind: "person", id: "per_x", roles: [role], sessionId: "ses_x" };
}
