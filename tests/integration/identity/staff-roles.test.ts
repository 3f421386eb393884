import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people, roleChanges } from "#db/schema/people.ts";
import { brokenConstraint } from "#db/transaction.ts";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import { changeRoles } from "#server/identity/staff/change-roles.ts";
import { discardRoles } from "#server/identity/staff/discard-roles.ts";
import { giveRoles } from "#server/identity/staff/give-roles.ts";
import { listStaff } from "#server/identity/staff/list-staff.ts";
import { refuseRoles } from "#server/identity/staff/refuse-roles.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { administered, memberAs, staffMember } from "../../support/staff/staff.ts";
import { expectAuditRow } from "../../support/world/expect-audit-row.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
type Administered = Awaited<ReturnType<typeof administered>>;
const foreign = noTenants("people of the house are administered by the house");

/** Somebody who is to become a checker, which waits for a second person. */
async function asked() {
  const at = await administered(runtime());
  const member = await changeRoles(at.admin, { ...ref(at), roles: ["reviewer", "checker"] });
  return { ...at, ...waitingOf(member) };
}
const ref = ({ personId, version }: { personId: string; version: number }) => ({ personId, version });
function waitingOf({ waiting }: StaffMember) {
  if (waiting === null) throw new Error("What was asked for waits");
  return { roleChangeId: waiting.id, changeVersion: waiting.version, evidenceHash: waiting.evidenceHash };
}
type Asked = Awaited<ReturnType<typeof asked>>;
const change = ({ roleChangeId, changeVersion }: Asked) => ({ roleChangeId, version: changeVersion });

proveVerb("listStaff", {
  ...looking,
  arrange: () => administered(runtime()),
  as: ({ admin }) => admin,
  needs: "person:read",
  call: (ctx) => listStaff(ctx),
  succeeds: (all, { personId }) =>
    expect(all).toContainEqual(expect.objectContaining({ id: personId, roles: ["reviewer"], self: false })),
  foreign,
});

proveVerb("changeRoles", {
  arrange: () => administered(runtime()),
  as: ({ admin }) => admin,
  needs: "person:write",
  call: (ctx, at) => changeRoles(ctx, { ...ref(at), roles: ["logistics", "reviewer"] }),
  succeeds: (member) => expect(member).toMatchObject({ roles: ["reviewer", "logistics"], waiting: null }),
  foreign,
  illegal: {
    given: async ({ personId }) => {
      await runtime().db.update(people).set({ status: "disabled" }).where(eq(people.id, personId));
    },
    reason: "person_disabled",
  },
  audit: { action: "person.set_roles", subjectId: ({ personId }) => personId },
});

const decided = {
  arrange: asked,
  as: ({ checker }: Asked) => checker,
  needs: "person:approve",
  foreign,
} as const;
const byMaker = { arrange: asked, as: ({ admin }: Asked) => admin, needs: "person:write", foreign } as const;
const once = { given: async (at: Asked) => discardRoles(at.admin, change(at)) };

proveVerb("giveRoles", {
  ...decided,
  call: (ctx, at) => giveRoles(ctx, { ...change(at), evidenceHash: at.evidenceHash }),
  succeeds: (member) => expect(member).toMatchObject({ roles: ["reviewer", "checker"], waiting: null }),
  illegal: once,
  audit: { action: "role_change.publish", subjectId: ({ roleChangeId }) => roleChangeId },
});

proveVerb("refuseRoles", {
  ...decided,
  call: (ctx, at) => refuseRoles(ctx, { ...change(at), reason: "暂不需要" }),
  succeeds: (member) => expect(member).toMatchObject({ roles: ["reviewer"], waiting: null }),
  illegal: once,
  audit: { action: "role_change.refuse", subjectId: ({ roleChangeId }) => roleChangeId },
});

proveVerb("discardRoles", {
  ...byMaker,
  call: (ctx, at) => discardRoles(ctx, change(at)),
  succeeds: (member) => expect(member).toMatchObject({ roles: ["reviewer"], waiting: null }),
  illegal: once,
  audit: { action: "role_change.discard", subjectId: ({ roleChangeId }) => roleChangeId },
});

test("what moves money or prices is given by somebody who neither asked for it nor is to have it", async () => {
  const at = await asked();
  expect((await memberAs(at.admin, at.personId)).roles).toEqual(["reviewer"]);
  const other = await staffMember(runtime(), "admin");
  const yes = { ...change(at), evidenceHash: at.evidenceHash };
  await expectRefusal(giveRoles(at.admin, yes), "forbidden", "needs_second_person");
  const again = { ...ref(at), roles: ["finance" as const] };
  await expectRefusal(changeRoles(other, again), "illegal_state", "roles_waiting");
  await expectRefusal(
    giveRoles(at.checker, { ...yes, evidenceHash: "0".repeat(64) }),
    "conflict",
    "evidence_changed",
  );
  const forced = runtime()
    .db.update(roleChanges)
    .set({ status: "published", approvedById: at.personId })
    .where(eq(roleChanges.id, at.roleChangeId));
  expect(await forced.then(() => undefined, brokenConstraint)).toBe("role_changes_second_person");
  await giveRoles(at.checker, yes);
  await expectAuditRow(runtime().db, {
    action: "person.set_roles",
    subjectId: at.personId,
    actorId: at.checker.actor.id,
    after: { roles: ["reviewer", "checker"] },
  });
});

test("nobody is their own second person: whoever is to have a role cannot give it to themselves", async () => {
  const admin = await staffMember(runtime(), "admin");
  const checker = await staffMember(runtime(), "checker");
  const { version } = await memberAs(admin, checker.actor.id);
  const member = await changeRoles(admin, {
    personId: checker.actor.id,
    version,
    roles: ["checker", "finance"],
  });
  const { roleChangeId, changeVersion, evidenceHash } = waitingOf(member);
  const own = giveRoles(checker, { roleChangeId, version: changeVersion, evidenceHash });
  await expectRefusal(own, "forbidden", "own_rights");
});

test("nobody changes their own roles, not even downwards", async () => {
  const { admin } = await administered(runtime());
  const { id, version } = await memberAs(admin, admin.actor.id);
  const own = changeRoles(admin, { personId: id, version, roles: ["admin", "finance"] });
  await expectRefusal(own, "forbidden", "own_rights");
});

test("the last administrator stays one, also where two take it from each other at once", async () => {
  const [one, two] = [await staffMember(runtime(), "admin"), await staffMember(runtime(), "admin")];
  const [first, second] = [await memberAs(one, one.actor.id), await memberAs(two, two.actor.id)];
  // Whoever else was made an administrator by other tests of this file is none any more.
  await runtime()
    .db.update(people)
    .set({ roles: ["reviewer"] });
  for (const { id } of [first, second])
    await runtime()
      .db.update(people)
      .set({ roles: ["admin"] })
      .where(eq(people.id, id));
  const lowered = await Promise.allSettled([
    changeRoles(one, { personId: second.id, version: second.version, roles: ["reviewer"] }),
    changeRoles(two, { personId: first.id, version: first.version, roles: ["reviewer"] }),
  ]);
  expect(lowered.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = lowered.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({ reason: "last_admin" });
});

test("a change of roles asks for the second factor", async () => {
  const { admin, ...at }: Administered = await administered(runtime());
  const stale = { ...admin, now: new Date(admin.now.getTime() + 3_000_000) };
  const late = changeRoles(stale, { ...ref(at), roles: ["logistics"] });
  await expectRefusal(late, "forbidden", "step_up_required");
});
