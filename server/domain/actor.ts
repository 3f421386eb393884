import { DomainError } from "./errors.ts";
import { isPermitted, type Permission, type Role } from "./permissions.ts";

/** Who acts: a signed-in person, a terminal with a token, the portal itself, or nobody known. */
export type Actor =
  | {
      readonly kind: "person";
      readonly id: string;
      readonly roles: readonly Role[];
      readonly sessionId: string;
    }
  | {
      readonly kind: "terminal";
      readonly id: string;
      readonly merchantId: string;
      readonly roles: readonly ["terminal"];
    }
  | { readonly kind: "system"; readonly id: string; readonly roles: readonly ["system"] }
  | { readonly kind: "anonymous"; readonly id: "anonymous"; readonly roles: readonly [] };

export const ANONYMOUS: Actor = { kind: "anonymous", id: "anonymous", roles: [] };

/** The portal acting on its own, e.g. `systemActor("jobs")`. */
export function systemActor(id: string): Actor {
  return { kind: "system", id, roles: ["system"] };
}

/** A terminal whose merchant decides nothing of what it does, such as telling how it is. */
export function terminalActor(id: string, merchantId = ""): Extract<Actor, { kind: "terminal" }> {
  return { kind: "terminal", id, merchantId, roles: ["terminal"] };
}

/** The person who acts, for columns that name one; null when it is the portal itself or a terminal. */
export function personIdOf({ actor }: { actor: Actor }): string | null {
  return actor.kind === "person" ? actor.id : null;
}

/** Refuses with `unauthenticated` when nobody is signed in, else with `forbidden` when no role grants it. */
export function requirePermission(ctx: { actor: Actor }, permission: Permission): void {
  if (isPermitted(ctx.actor.roles, permission)) return;
  if (ctx.actor.kind === "anonymous") {
    throw new DomainError("unauthenticated", "sign_in_required", "Sign in to do this.");
  }
  throw new DomainError("forbidden", "permission_missing", `This needs the permission "${permission}".`, {
    permission,
  });
}
