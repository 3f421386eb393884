import { describe, expect, test } from "vitest";
import type { Context } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { isPermitted, type Permission, ROLES, type Role } from "#server/domain/permissions.ts";
import { actorOf } from "../world/actor-of.ts";
import { expectAuditRow } from "../world/expect-audit-row.ts";
import { comesToNothing, refuses } from "./attempts.ts";
import { isException } from "./exceptions.ts";
import type { Proofs } from "./proofs.ts";
import { tracesIn, writtenSince } from "./traces.ts";

/** The five proofs of a verb, each on an arrangement of its own. A refusal must leave no row anywhere. */
export function proveVerb<At extends object, Result>(verb: string, proofs: Proofs<At, Result>): void {
  describe(verb, () => {
    provesSuccess(proofs);
    provesPermission(proofs);
    provesTenant(proofs);
    provesState(proofs);
    provesAudit(proofs);
  });
}

function provesSuccess<At, Result>({ arrange, as, call, succeeds }: Proofs<At, Result>): void {
  test("does its work for whoever may", async () => {
    const at = await arrange();
    await succeeds(await call(as(at), at), at);
  });
}

function provesPermission<At, Result>({ needs, arrange, as, call, succeeds }: Proofs<At, Result>): void {
  if (isException(needs)) {
    test(`is open to anybody: ${needs.why}`, async () => {
      const at = await arrange();
      await (needs.sees ?? succeeds)(await call({ ...as(at), actor: ANONYMOUS }, at), at);
    });
    return;
  }
  test("is refused to every role without the permission, and to nobody known", async () => {
    const at = await arrange();
    const by = (actor: Context["actor"]) => ({ ...as(at), actor });
    const without = ROLES.filter((role) => !holders(needs).includes(role));
    for (const role of without) {
      await refuses(as(at), () => call(by(actorOf(role)), at), {
        code: "forbidden",
        reason: "permission_missing",
      });
    }
    await refuses(as(at), () => call(by(ANONYMOUS), at), {
      code: "unauthenticated",
      reason: "sign_in_required",
    });
  });
}

function provesTenant<At, Result>(proofs: Proofs<At, Result>): void {
  const { foreign, needs } = proofs;
  if (isException(foreign)) {
    test(`has no foreign tenant: ${foreign.why}`, () => {
      expect(isException(needs) ? ROLES : holders(needs)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(applicant|terminal)$/)]),
      );
    });
    return;
  }
  test(`gives another tenant ${foreign.sees ? "its own alone" : "nothing"}, and lets it change nothing`, () =>
    comesToNothing(proofs, { code: "not_found", ...foreign }));
}

function provesState<At, Result>(proofs: Proofs<At, Result>): void {
  const { illegal, arrange, as, call } = proofs;
  if (isException(illegal)) {
    test(`is answered in any state: ${illegal.why}`, async () => {
      const at = await arrange();
      await call(as(at), at);
      await call(as(at), at);
    });
    return;
  }
  test(`does nothing in the wrong state: ${illegal.reason ?? "as its answer says"}`, () =>
    comesToNothing(proofs, { code: "illegal_state", ...illegal }));
}

function provesAudit<At, Result>({ audit, arrange, as, call }: Proofs<At, Result>): void {
  const title = isException(audit)
    ? `leaves no audit row: ${audit.why}`
    : `leaves an audit row: ${audit.action}`;
  test(title, async () => {
    const at = await arrange();
    const ctx = as(at);
    const before = await tracesIn(ctx.db);
    const result = await call(ctx, at);
    const written = await writtenSince(ctx.db, before);
    if (!isException(audit)) {
      expect(written).toContain("audit_events");
      const subjectId = await audit.subjectId(at, result);
      await expectAuditRow(ctx.db, { action: audit.action, subjectId });
    } else if (audit.exception === "reads_only") expect(written).toEqual([]);
    else expect(written).not.toContain("audit_events");
  });
}

function holders(needs: Permission | readonly Permission[]): Role[] {
  const any = typeof needs === "string" ? [needs] : needs;
  return ROLES.filter((role) => any.some((permission) => isPermitted([role], permission)));
}
