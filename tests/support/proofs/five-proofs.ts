import { expect } from "vitest";
import type { Context } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { isPermitted, type Permission, ROLES, type Role } from "#server/domain/permissions.ts";
import { actorOf } from "../world/actor-of.ts";
import { comesToNothing, refusesEach } from "./attempts.ts";
import { auditRow } from "./audit-row.ts";
import { type Deed, deedOf } from "./deed.ts";
import { isException } from "./exceptions.ts";
import type { Proof, Proofs } from "./proofs.ts";
import { type SharedArrangement, shareArrangement } from "./shared-arrangement.ts";

/**
 * The five proofs of a verb, or the claims that stand in their place. Whoever is refused leaves everything as it was, so
 * that the work is done on the same arrangement afterwards, once for its answer, its audit row and the same again.
 */
export function fiveProofs<At, Result>(proofs: Proofs<At, Result>): Proof[] {
  const shared = shareArrangement(proofs.arrange);
  const done = deedOf(proofs, shared);
  return [
    permission(proofs, shared),
    tenant(proofs, shared),
    success(proofs, done),
    auditRow(proofs, done),
    state(proofs, done),
  ];
}

function success<At, Result>({ succeeds }: Proofs<At, Result>, done: () => Promise<Deed<At, Result>>): Proof {
  return {
    title: "does its work for whoever may",
    prove: async () => {
      const { result, at } = await done();
      await succeeds(result, at);
    },
  };
}

function permission<At, Result>(
  { needs, arrange, as, call, succeeds }: Proofs<At, Result>,
  { leaving }: SharedArrangement<At>,
): Proof {
  if (isException(needs)) {
    return {
      title: `is open to anybody: ${needs.why}`,
      prove: async () => {
        const at = await arrange();
        await (needs.sees ?? succeeds)(await call({ ...as(at), actor: ANONYMOUS }, at), at);
      },
    };
  }
  return {
    title: "is refused to every role without the permission, and to nobody known",
    prove: () =>
      leaving(async (at) => {
        const by = (actor: Context["actor"]) => call({ ...as(at), actor }, at);
        const missing = { code: "forbidden", reason: "permission_missing" } as const;
        const unknown = { code: "unauthenticated", reason: "sign_in_required" } as const;
        const others = ROLES.filter((one) => !holders(needs).includes(one));
        await refusesEach(as(at), [
          ...others.map((role) => ({ work: () => by(actorOf(role)), refusal: missing })),
          { work: () => by(ANONYMOUS), refusal: unknown },
        ]);
      }),
  };
}

function tenant<At, Result>(proofs: Proofs<At, Result>, { leaving }: SharedArrangement<At>): Proof {
  const { foreign, needs } = proofs;
  if (isException(foreign)) {
    return {
      title: `has no foreign tenant: ${foreign.why}`,
      prove: async () => {
        const roles = isException(needs) ? ROLES : holders(needs);
        expect(roles.filter((role) => role === "applicant" || role === "terminal")).toEqual([]);
      },
    };
  }
  return {
    title: `gives another tenant ${foreign.sees ? "its own alone" : "nothing"}, and lets it change nothing`,
    prove: () => {
      const attempt = { code: "not_found", ...foreign } as const;
      if (foreign.given ?? foreign.instead ?? foreign.leaves) return comesToNothing(proofs, attempt);
      return leaving((at) => comesToNothing({ ...proofs, arrange: async () => at }, attempt));
    },
  };
}

function state<At, Result>(proofs: Proofs<At, Result>, done: () => Promise<Deed<At, Result>>): Proof {
  const { illegal, as, call } = proofs;
  if (isException(illegal)) {
    return {
      title: `is answered in any state: ${illegal.why}`,
      prove: async () => {
        const { at } = await done();
        await call(as(at), at);
      },
    };
  }
  return {
    title: `does nothing in the wrong state: ${illegal.reason ?? "as its answer says"}`,
    prove: () => comesToNothing(proofs, { code: "illegal_state", ...illegal }),
  };
}

function holders(needs: Permission | readonly Permission[]): Role[] {
  const any = typeof needs === "string" ? [needs] : needs;
  return ROLES.filter((role) => any.some((permission) => isPermitted([role], permission)));
}
