import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { sessions } from "#db/schema/people.ts";
import { DEMO_STAFF } from "#server/demo/demo-staff.ts";
import { changeRoles } from "#server/identity/staff/change-roles.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { disableStaff } from "#server/reviews/roster/disable-staff.ts";
import { setAbsence } from "#server/reviews/roster/set-absence.ts";
import { noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { memberAs, staffMember } from "../../support/staff/staff.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectAuditRow } from "../../support/world/expect-audit-row.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { steppedUp } from "../../support/world/stepped-up.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const REASON = "离职";

/** A reviewer with a case of theirs, and an administrator. */
async function atWork() {
  const admin = await steppedUp(world().staff("admin"));
  const reviewer = await staffMember(world().runtime, "reviewer");
  const { view } = await applicationIn(world(), "submitted");
  const file = await claimCase(reviewer, { applicationId: view.id, version: view.version });
  const { id: personId, version } = await memberAs(admin, reviewer.actor.id);
  return { admin, reviewer, applicationId: view.id, dueAt: file.dueAt, personId, version };
}
const ref = ({ personId, version }: { personId: string; version: number }) => ({ personId, version });

proveVerb("disableStaff", {
  arrange: atWork,
  as: ({ admin }) => admin,
  needs: "person:write",
  foreign: noTenants("people of the house are administered by the house"),
  call: (ctx, at) => disableStaff(ctx, { ...ref(at), reason: REASON }),
  succeeds: (member) =>
    expect(member).toMatchObject({ status: "disabled", events: ["enable", "invite_anew"] }),
  illegal: {
    given: ({ admin, ...at }) => disableStaff(admin, { ...ref(at), reason: REASON }),
  },
  audit: { action: "person.disable", subjectId: ({ personId }) => personId },
});

test("ends every session and gives the cases back to the queue, on record", async () => {
  const { admin, applicationId, ...at } = await atWork();
  await disableStaff(admin, { ...ref(at), reason: REASON });
  const { db } = world().runtime;
  const left = await db.select().from(sessions).where(eq(sessions.personId, at.personId));
  expect(left.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
  const [row] = await db.select().from(applications).where(eq(applications.id, applicationId));
  expect(row).toMatchObject({ status: "submitted", reviewerId: null });
  expect(row?.dueAt).not.toBeNull();
  await expectAuditRow(db, {
    action: "application.release",
    subjectId: applicationId,
    after: { status: "submitted", by: "staff", from: at.personId },
  });
  // Anybody takes it from there.
  const file = await getCase(world().staff("reviewer"), { applicationId });
  expect(file.events).toContain("claim");
});

test("gives an appeal back as an appeal, with no more time than was left", async () => {
  const admin = await steppedUp(world().staff("admin"));
  const reviewer = await staffMember(world().runtime, "reviewer");
  const { view } = await applicationIn(world(), "appealed");
  await claimCase(reviewer, { applicationId: view.id, version: view.version });
  const { db } = world().runtime;
  const before = await memberAs(admin, reviewer.actor.id);
  await disableStaff(admin, { personId: before.id, version: before.version, reason: REASON });
  const [row] = await db.select().from(applications).where(eq(applications.id, view.id));
  expect(row).toMatchObject({ status: "appealed", reviewerId: null });
});

test("takes roles that wait for a second person off the table, and nobody ends their own access", async () => {
  const { admin, ...at } = await atWork();
  const asked = await changeRoles(admin, { ...ref(at), roles: ["finance"] });
  const gone = await disableStaff(admin, { personId: at.personId, version: asked.version, reason: REASON });
  expect(gone.waiting).toBeNull();
  const own = await memberAs(admin, admin.actor.id);
  const self = disableStaff(admin, { personId: own.id, version: own.version, reason: REASON });
  await expectRefusal(self, "forbidden", "own_rights");
});

test("the last administrator cannot be disabled", async () => {
  const only = await memberAs(await steppedUp(world().staff("admin")), world().staff("admin").actor.id);
  // As an administrator whom nobody knows: the only one who is left is the demo's.
  const ghost = await steppedUp({
    ...world().staff("admin"),
    actor: { ...world().staff("checker").actor, roles: ["admin"] } as never,
  });
  const last = disableStaff(ghost, { personId: only.id, version: only.version, reason: REASON });
  await expectRefusal(last, "illegal_state", "last_admin");
  expect(DEMO_STAFF.filter(({ roles }) => (roles as readonly string[]).includes("admin"))).toHaveLength(1);
});

test("an administrator says until when somebody is away; a colleague does so for themselves alone", async () => {
  const { admin, reviewer, personId } = await atWork();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await setAbsence(admin, { until, personId });
  expect(await memberAs(admin, personId)).toMatchObject({ awayUntil: until });
  const other = setAbsence(reviewer, { until, personId: admin.actor.id });
  await expectRefusal(other, "forbidden", "permission_missing");
});
