import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { people } from "#db/schema/people.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { authenticateSession } from "#server/identity/authenticate-session.ts";
import { signInStaff } from "#server/identity/sign-in-staff.ts";
import { acceptInvitation } from "#server/identity/staff/accept-invitation.ts";
import { enableStaff } from "#server/identity/staff/enable-staff.ts";
import { giveRoles } from "#server/identity/staff/give-roles.ts";
import { inviteAnew } from "#server/identity/staff/invite-anew.ts";
import { inviteStaff } from "#server/identity/staff/invite-staff.ts";
import { openInvitation } from "#server/identity/staff/open-invitation.ts";
import { renewInvitation } from "#server/identity/staff/renew-invitation.ts";
import { disableStaff } from "#server/reviews/roster/disable-staff.ts";
import { noTenants, openToAll } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { administered, invited, memberAs, staffMember } from "../../support/staff/staff.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
const foreign = noTenants("people of the house are administered by the house");
const stranger = () => runtime().as(ANONYMOUS);
const PASSWORD = "长一点的口令-2026";

/** Somebody who was invited as a reviewer, and has not accepted yet. */
async function invitation() {
  const at = await administered(runtime());
  const typed = invited();
  const { member, token } = await inviteStaff(at.admin, { ...typed, roles: ["reviewer"] });
  return { ...at, typed, token, personId: member.id, version: member.version };
}
type Invitation = Awaited<ReturnType<typeof invitation>>;

/** The same once it was opened: the authenticator shows codes. */
async function opened() {
  const at = await invitation();
  const { secret } = await openInvitation(stranger(), at);
  return { ...at, secret };
}
const answersTo = ({ token, secret }: { token: string; secret: string }) => ({
  ...{ token, password: PASSWORD },
  totp: generateSync({ secret }),
});
const accept = (at: { token: string; secret: string }) => acceptInvitation(stranger(), answersTo(at));
const byAdmin = { as: ({ admin }: Invitation) => admin, needs: "person:write", foreign } as const;
const ref = ({ personId, version }: { personId: string; version: number }) => ({ personId, version });

proveVerb("inviteStaff", {
  ...byAdmin,
  arrange: invitation,
  call: (ctx, { typed }) => inviteStaff(ctx, { ...typed, email: `new-${typed.email}`, roles: ["logistics"] }),
  succeeds: ({ member, token }) => {
    expect(member).toMatchObject({ status: "invited", roles: ["logistics"], waiting: null });
    expect(token).toMatch(/^[\w-]{43}$/);
  },
  illegal: {
    given: ({ admin, typed }) =>
      inviteStaff(admin, { ...typed, email: `new-${typed.email}`, roles: ["reviewer"] }),
    code: "conflict",
    reason: "email_taken",
  },
  audit: { action: "person.invite", subjectId: (_at, { member }) => member.id },
});

proveVerb("renewInvitation", {
  ...byAdmin,
  arrange: opened,
  call: (ctx, at) => renewInvitation(ctx, ref(at)),
  succeeds: async (_made, { token }) =>
    expectRefusal(openInvitation(stranger(), { token }), "not_found", "invitation_unknown"),
  illegal: { given: (at) => accept(at) },
  audit: { action: "person.renew", subjectId: ({ personId }) => personId },
});

proveVerb("openInvitation", {
  arrange: invitation,
  as: stranger,
  needs: openToAll("whoever is invited has no way to sign in yet"),
  call: (ctx, { token }) => openInvitation(ctx, { token }),
  succeeds: (found, { typed }) => {
    expect(found).toMatchObject(typed);
    expect(found.uri).toContain("otpauth://totp/Ruwang");
  },
  foreign: {
    instead: () => ({ token: "A".repeat(43) }),
    reason: "invitation_unknown",
  },
  illegal: {
    given: ({ admin, ...at }) => disableStaff(admin, { ...ref(at), reason: "填错了人" }),
    code: "not_found",
    reason: "invitation_unknown",
  },
  audit: {
    action: "person.open_invitation",
    subjectId: ({ personId }) => personId,
    actorId: ({ personId }) => personId,
  },
});

proveVerb("acceptInvitation", {
  arrange: opened,
  as: stranger,
  needs: openToAll("whoever is invited has no way to sign in yet"),
  call: (ctx, at) => acceptInvitation(ctx, answersTo(at)),
  succeeds: async (_nothing, { typed, secret }) => {
    // The code that proved the authenticator is used up; the next one signs in.
    const later = new Date(Date.now() + 30_000);
    const totp = generateSync({ secret, epoch: Math.floor(later.getTime() / 1000) });
    const ctx = runtime().as(ANONYMOUS, later);
    const session = await signInStaff(ctx, { email: typed.email, password: PASSWORD, totp });
    expect(await authenticateSession(runtime(), session, later)).toMatchObject({ roles: ["reviewer"] });
  },
  foreign: { instead: () => ({ token: "A".repeat(43) }), reason: "invitation_unknown" },
  illegal: { given: (at) => accept(at), code: "not_found", reason: "invitation_unknown" },
  audit: {
    action: "person.accept",
    subjectId: ({ personId }) => personId,
    actorId: ({ personId }) => personId,
  },
});

/** A checker whose access was ended. */
async function disabled() {
  const at = await administered(runtime());
  const person = await staffMember(runtime(), "checker", "reviewer");
  const { id: personId, version } = await memberAs(at.admin, person.actor.id);
  const member = await disableStaff(at.admin, { personId, version, reason: "离职" });
  return { ...at, personId, version: member.version };
}

proveVerb("enableStaff", {
  arrange: disabled,
  as: ({ admin }) => admin,
  needs: "person:write",
  foreign,
  call: (ctx, at) => enableStaff(ctx, ref(at)),
  succeeds: (member) => {
    expect(member).toMatchObject({ status: "active", roles: ["reviewer"] });
    expect(member.waiting?.roles).toEqual(["reviewer", "checker"]);
  },
  illegal: { given: ({ admin, ...at }) => enableStaff(admin, ref(at)) },
  audit: { action: "person.enable", subjectId: ({ personId }) => personId },
});

proveVerb("inviteAnew", {
  arrange: disabled,
  as: ({ admin }) => admin,
  needs: "person:write",
  foreign,
  call: (ctx, at) => inviteAnew(ctx, ref(at)),
  succeeds: ({ member, token }) => {
    expect(member).toMatchObject({ status: "invited", roles: [] });
    expect(member.waiting?.roles).toEqual(["reviewer", "checker"]);
    expect(token).toMatch(/^[\w-]{43}$/);
  },
  illegal: { given: ({ admin, ...at }) => enableStaff(admin, ref(at)) },
  audit: { action: "person.invite_anew", subjectId: ({ personId }) => personId },
});

test("whoever lost their authenticator comes back with another one, once a second person has said yes", async () => {
  const { admin, checker, typed, personId, ...at } = await opened();
  await accept(at);
  const active = await memberAs(admin, personId);
  const member = await disableStaff(admin, { personId, version: active.version, reason: "手机丢了" });
  const { token, ...made } = await inviteAnew(admin, { personId, version: member.version });
  const { secret } = await openInvitation(stranger(), { token });
  await expectRefusal(accept({ token, secret }), "illegal_state", "roles_waiting_yet");
  const { id = "", version = 0, evidenceHash = "" } = made.member.waiting ?? {};
  await expectRefusal(
    giveRoles(admin, { roleChangeId: id, version, evidenceHash }),
    "forbidden",
    "needs_second_person",
  );
  await giveRoles(checker, { roleChangeId: id, version, evidenceHash });
  await accept({ token, secret });
  const later = new Date(Date.now() + 30_000);
  const codeOf = (of: string) => generateSync({ secret: of, epoch: Math.floor(later.getTime() / 1000) });
  const enter = (of: string) =>
    signInStaff(runtime().as(ANONYMOUS, later), { email: typed.email, password: PASSWORD, totp: codeOf(of) });
  await expectRefusal(enter(at.secret), "unauthenticated", "sign_in_refused");
  expect(await authenticateSession(runtime(), await enter(secret), later)).toMatchObject({
    roles: ["reviewer"],
  });
});

test("whoever has only roles that are given by two enters once the second person has said yes", async () => {
  const { admin, checker } = await administered(runtime());
  const { member, token } = await inviteStaff(admin, { ...invited(), roles: ["finance"] });
  expect(member.roles).toEqual([]);
  const { secret } = await openInvitation(stranger(), { token });
  await expectRefusal(accept({ token, secret }), "illegal_state", "roles_waiting_yet");
  const { waiting } = member;
  const { id = "", version = 0, evidenceHash = "" } = waiting ?? {};
  await giveRoles(checker, { roleChangeId: id, version, evidenceHash });
  await accept({ token, secret });
  expect(await memberAs(admin, member.id)).toMatchObject({ status: "active", roles: ["finance"] });
});

test("a wrong code lets nobody in, and an invitation is over after three days", async () => {
  const at = await opened();
  const wrong = acceptInvitation(stranger(), { token: at.token, password: PASSWORD, totp: "000000" });
  await expectRefusal(wrong, "invalid_input", "totp_wrong");
  const late = runtime().as(ANONYMOUS, new Date(Date.now() + 73 * 3_600_000));
  await expectRefusal(openInvitation(late, { token: at.token }), "not_found", "invitation_unknown");
});

test("the database holds an address to nobody but who is invited", async () => {
  const { personId } = await invitation();
  const kept = runtime().db.update(people).set({ status: "active" }).where(eq(people.id, personId));
  await expect(kept).rejects.toThrow();
});
