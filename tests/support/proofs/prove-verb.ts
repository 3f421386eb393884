import { describe, expect, test } from "vitest";
import type { Context } from "#server/context.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import type { ErrorCode } from "#server/domain/errors.ts";
import { isPermitted, type Permission, ROLES, type Role } from "#server/domain/permissions.ts";
import { actorOf } from "../world/actor-of.ts";
import { expectAuditRow } from "../world/expect-audit-row.ts";
import { type Exception, isException } from "./exceptions.ts";
import { tracesIn, writtenSince } from "./traces.ts";

interface Refusal {
  code?: ErrorCode;
  reason: string;
  /** Tables that the refusal itself is counted in. */
  leaves?: readonly string[];
}

export interface Proofs<At, Result> {
  /** Everything that the verb needs, anew for each proof. */
  arrange: () => Promise<At>;
  /** Who may. */
  as: (at: At) => Context;
  call: (ctx: Context, at: At) => Promise<Result>;
  succeeds: (result: Result, at: At) => unknown;
  /** One of these permissions is enough; whoever has none is refused. */
  needs: Permission | readonly Permission[] | Exception<"open_to_all">;
  /** Another tenant finds nothing; where a list is asked for, `sees` says what it shows instead. */
  foreign:
    | { as: (at: At) => Context | Promise<Context>; sees?: (result: Result, at: At) => unknown }
    | Exception<"no_tenants">;
  /** What makes it wrong, and how it is refused then: with `illegal_state`, unless another code is given. */
  illegal: ({ once: (at: At) => Promise<Partial<At> | unknown> } & Refusal) | Exception<"any_state">;
  audit:
    | { action: string; subjectId: (at: At, result: Result) => string }
    | Exception<"reads_only" | "no_row">;
}

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
      await succeeds(await call({ ...as(at), actor: ANONYMOUS }, at), at);
    });
    return;
  }
  test("is refused to every role without the permission, and to nobody known", async () => {
    const at = await arrange();
    const by = (actor: Context["actor"]) => ({ ...as(at), actor });
    const without = ROLES.filter((role) => !holders(needs).includes(role));
    expect(without).not.toEqual([]);
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

function provesTenant<At, Result>({ foreign, needs, arrange, as, call }: Proofs<At, Result>): void {
  if (isException(foreign)) {
    test(`has no foreign tenant: ${foreign.why}`, () => {
      expect(isException(needs) ? ROLES : holders(needs)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(applicant|terminal)$/)]),
      );
    });
    return;
  }
  const { sees } = foreign;
  test(`shows another tenant ${sees ? "its own alone" : "nothing"}, and lets it change nothing`, async () => {
    const at = await arrange();
    const stranger = await foreign.as(at);
    if (sees === undefined) return refuses(as(at), () => call(stranger, at), { code: "not_found" });
    const before = await tracesIn(stranger.db);
    await sees(await call(stranger, at), at);
    expect(await writtenSince(stranger.db, before)).toEqual([]);
  });
}

function provesState<At, Result>({ illegal, arrange, as, call }: Proofs<At, Result>): void {
  if (isException(illegal)) {
    test(`is answered in any state: ${illegal.why}`, async () => {
      const at = await arrange();
      await call(as(at), at);
      await call(as(at), at);
    });
    return;
  }
  const { once, code = "illegal_state", ...refusal } = illegal;
  test(`is refused in the wrong state: ${refusal.reason}`, async () => {
    const at = await arrange();
    const then = { ...at, ...((await once(at)) as Partial<At>) };
    await refuses(as(then), () => call(as(then), then), { code, ...refusal });
  });
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
      await expectAuditRow(ctx.db, { action: audit.action, subjectId: audit.subjectId(at, result) });
    } else if (audit.exception === "reads_only") expect(written).toEqual([]);
    else expect(written).not.toContain("audit_events");
  });
}

function holders(needs: Permission | readonly Permission[]): Role[] {
  const any = typeof needs === "string" ? [needs] : needs;
  return ROLES.filter((role) => any.some((permission) => isPermitted([role], permission)));
}

async function refuses(
  { db }: Context,
  work: () => Promise<unknown>,
  { leaves = [], ...refusal }: Partial<Refusal>,
): Promise<void> {
  const before = await tracesIn(db);
  await expect(work()).rejects.toMatchObject({ name: "DomainError", ...refusal });
  expect(await writtenSince(db, before)).toEqual(leaves);
}
