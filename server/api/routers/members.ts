import { z } from "zod";
import { inviteMemberInput, listMembersInput, memberVersionInput } from "#server/domain/members/inputs.ts";
import { membershipView, memberView } from "#server/domain/members/views.ts";
import { acceptInvitation } from "#server/members/accept-invitation.ts";
import { declineInvitation } from "#server/members/decline-invitation.ts";
import { inviteMember } from "#server/members/invite-member.ts";
import { listMembers } from "#server/members/list-members.ts";
import { listMemberships } from "#server/members/list-memberships.ts";
import { removeMember } from "#server/members/remove-member.ts";
import { can, router } from "../trpc.ts";

const own = can("member:own");
const join = can("member:join");

export const membersRouter = router({
  list: own
    .input(listMembersInput)
    .output(z.array(memberView))
    .query(({ ctx, input }) => listMembers(ctx, input)),
  invite: own
    .input(inviteMemberInput)
    .output(memberView)
    .mutation(({ ctx, input }) => inviteMember(ctx, input)),
  remove: own
    .input(memberVersionInput)
    .output(memberView)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
  mine: join.output(z.array(membershipView)).query(({ ctx }) => listMemberships(ctx)),
  accept: join
    .input(memberVersionInput)
    .output(z.void())
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
  decline: join
    .input(memberVersionInput)
    .output(z.void())
    .mutation(({ ctx, input }) => declineInvitation(ctx, input)),
});
