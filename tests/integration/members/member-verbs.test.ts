import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { merchantMembers } from "#db/schema/merchants.ts";
import { demoApplicant } from "#server/demo/demo-people.ts";
import { LIMITS } from "#server/domain/identity/limits.ts";
import { inviteMemberInput } from "#server/domain/members/inputs.ts";
import { acceptInvitation } from "#server/members/accept-invitation.ts";
import { declineInvitation } from "#server/members/decline-invitation.ts";
import { inviteMember } from "#server/members/invite-member.ts";
import { lapseInvitations } from "#server/members/lapse-invitations.ts";
import { listMembers } from "#server/members/list-members.ts";
import { listMemberships } from "#server/members/list-memberships.ts";
import { removeMember } from "#server/members/remove-member.ts";
import { promisedMessages } from "../../support/messages/promised-messages.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import {
  type Invited,
  invitation,
  invited,
  joined,
  memberRef,
  storeOf,
} from "../../support/world/members.ts";
import { newMobile } from "../../support/world/people.ts";
import { makeMerchant, makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);

const places = async () => ({ place: await makePlace(world()), stranger: await makePlace(world()) });
const arranged = (begin: typeof invited) => async () => {
  const at = await places();
  const somebody = await begin(world(), at.place);
  return { ...at, ...somebody, input: memberRef(somebody.member) };
};
type At = { place: Place; stranger: Place; input: ReturnType<typeof memberRef> } & Invited;
const byOwner = {
  as: ({ place }: { place: Place }) => place.owner(),
  needs: "member:own",
  foreign: { as: ({ stranger }: { stranger: Place }) => stranger.owner() },
} as const;
const byGuest = {
  as: ({ guest }: At) => guest(),
  needs: "member:join",
  foreign: { as: ({ stranger }: At) => stranger.owner(), reason: "member_not_found" },
} as const;
const subjectId = ({ input }: At) => input.memberId;
const rowOf = async (id: string) => {
  const [row] = await world().runtime.db.select().from(merchantMembers).where(eq(merchantMembers.id, id));
  return row;
};
const FORGOTTEN = { mobile: null, mobileIndex: null, mobileEnding: null };
const lastMessage = async () => (await promisedMessages(world().runtime)).at(-1);

proveVerb("inviteMember", {
  ...byOwner,
  arrange: async () => {
    const at = await places();
    return { ...at, input: await invitation(world(), at.place, { role: "cashier", mayRefund: true }) };
  },
  call: (ctx, { input }) => inviteMember(ctx, input),
  succeeds: async (member, { input }) => {
    expect(member).toMatchObject({
      status: "invited",
      role: "cashier",
      storeName: "老王一店",
      mayRefund: true,
    });
    expect(member.mobileEnding).toBe(input.mobile.slice(-4));
    expect(await lastMessage()).toContain("邀请您做门店收银");
  },
  illegal: {
    given: ({ place, input }) => inviteMember(place.owner(), input),
    code: "conflict",
    reason: "already_member",
    leaves: ["throttles"],
  },
  foreign: { ...byOwner.foreign, reason: "merchant_not_found", leaves: ["throttles"] },
  audit: { action: "member.invite", subjectId: (_at, member) => member.id },
});

proveVerb("acceptInvitation", {
  ...byGuest,
  arrange: arranged(invited),
  call: (ctx, { input }) => acceptInvitation(ctx, input),
  succeeds: async (_nothing, { member, guest }) =>
    expect(await listMemberships(guest())).toMatchObject([{ id: member.id, status: "active", dueAt: null }]),
  illegal: {
    given: ({ guest, input }) => acceptInvitation(guest(), input),
    instead: ({ input }) => ({ input: { ...input, version: input.version + 1 } }),
    reason: "transition_refused",
  },
  audit: { action: "member.accept", subjectId },
});

proveVerb("declineInvitation", {
  ...byGuest,
  arrange: arranged(invited),
  call: (ctx, { input }) => declineInvitation(ctx, input),
  succeeds: async (_nothing, { member, guest }) => {
    expect(await rowOf(member.id)).toMatchObject({ ...FORGOTTEN, status: "declined" });
    expect(await listMemberships(guest())).toEqual([]);
  },
  illegal: {
    given: ({ guest, input }) => acceptInvitation(guest(), input),
    instead: ({ input }) => ({ input: { ...input, version: input.version + 1 } }),
    reason: "transition_refused",
  },
  audit: { action: "member.decline", subjectId },
});

proveVerb("removeMember", {
  ...byOwner,
  arrange: arranged(joined),
  call: (ctx, { input }) => removeMember(ctx, input),
  succeeds: async (member, { guest }) => {
    expect(member).toMatchObject({ status: "removed", mobileEnding: null });
    expect(await rowOf(member.id)).toMatchObject(FORGOTTEN);
    expect(await listMemberships(guest())).toEqual([]);
    expect(await lastMessage()).toContain("您已不能再查看");
  },
  foreign: { ...byOwner.foreign, reason: "member_not_found" },
  illegal: {
    given: ({ place, input }) => removeMember(place.owner(), input),
    instead: ({ input }) => ({ input: { ...input, version: input.version + 1 } }),
    reason: "transition_refused",
  },
  audit: { action: "member.remove", subjectId },
});

proveVerb("lapseInvitations", {
  arrange: arranged(invited),
  as: () => world().asSystem(daysFromNow(8)),
  needs: "member:lapse",
  call: (ctx) => lapseInvitations(ctx),
  succeeds: async (_lapsed, { member }) =>
    expect(await rowOf(member.id)).toMatchObject({ ...FORGOTTEN, status: "lapsed" }),
  foreign: noTenants("the portal's own clock ends invitations"),
  illegal: anyState("what is answered or over is left alone"),
  audit: { action: "member.lapse", subjectId },
});

proveVerb("listMembers", {
  ...looking,
  ...byOwner,
  arrange: arranged(invited),
  call: (ctx, { place }) => listMembers(ctx, { merchantId: place.merchantId }),
  succeeds: (members, { member }) => expect(members.map(({ id }) => id)).toEqual([member.id]),
  foreign: { ...byOwner.foreign, reason: "merchant_not_found" },
});

proveVerb("listMemberships", {
  ...looking,
  ...byGuest,
  arrange: arranged(invited),
  call: (ctx) => listMemberships(ctx),
  succeeds: (own, { member }) => expect(own).toMatchObject([{ id: member.id, status: "invited" }]),
  foreign: { as: ({ stranger }) => stranger.owner(), sees: (own) => expect(own).toEqual([]) },
});

test("refuses the owner's own number, another merchant's store, and a cashier of no store", async () => {
  const mobile = newMobile();
  const owner = await demoApplicant(world().runtime, mobile);
  const merchantId = await makeMerchant(world(), owner().actor.id);
  const elsewhere = await storeOf(world(), (await makePlace(world())).merchantId);
  const input = await invitation(world(), { merchantId }, { role: "cashier" });
  await expect(inviteMember(owner(), { ...input, mobile })).rejects.toMatchObject({ reason: "own_mobile" });
  await expect(inviteMember(owner(), { ...input, storeId: elsewhere })).rejects.toMatchObject({
    reason: "store_not_found",
  });
  expect(inviteMemberInput.safeParse({ ...input, storeId: null }).success).toBe(false);
});

test("an invitation that is too old is not accepted, whether or not the clock has ended it", async () => {
  const { member, guest } = await invited(world(), await makePlace(world()));
  const late = { ...guest(), now: daysFromNow(8) };
  await expect(acceptInvitation(late, memberRef(member))).rejects.toMatchObject({
    reason: "invitation_lapsed",
  });
});

test("one owner sends so many invitations a day, and one number is sent so many by all of them", async () => {
  const { merchantId, owner } = await makePlace(world());
  const often = { reason: "too_many_tries" };
  for (let n = 0; n < LIMITS.invitations_of_person.limit; n++)
    await inviteMember(owner(), await invitation(world(), { merchantId }));
  await expect(inviteMember(owner(), await invitation(world(), { merchantId }))).rejects.toMatchObject(often);
  const mobile = newMobile();
  const invite = async () => {
    const place = await makePlace(world());
    return inviteMember(place.owner(), await invitation(world(), place, { mobile }));
  };
  for (let n = 0; n < LIMITS.invitations_to_mobile.limit; n++) await invite();
  await expect(invite()).rejects.toMatchObject(often);
});
