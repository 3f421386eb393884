import {
  changeRolesInput,
  disableStaffInput,
  giveRolesInput,
  invitationMade,
  inviteStaffInput,
  personVersionInput,
  refuseRolesInput,
  roleChangeInput,
  staffMember,
  staffMembers,
} from "#server/domain/identity/staff.ts";
import { changeRoles } from "#server/identity/staff/change-roles.ts";
import { discardRoles } from "#server/identity/staff/discard-roles.ts";
import { enableStaff } from "#server/identity/staff/enable-staff.ts";
import { giveRoles } from "#server/identity/staff/give-roles.ts";
import { inviteAnew } from "#server/identity/staff/invite-anew.ts";
import { inviteStaff } from "#server/identity/staff/invite-staff.ts";
import { listStaff } from "#server/identity/staff/list-staff.ts";
import { refuseRoles } from "#server/identity/staff/refuse-roles.ts";
import { renewInvitation } from "#server/identity/staff/renew-invitation.ts";
import { disableStaff } from "#server/reviews/roster/disable-staff.ts";
import { can, router } from "../trpc.ts";

const admin = can("person:write").output(staffMember);
const second = can("person:approve").output(staffMember);
const invitation = can("person:write").output(invitationMade);

export const peopleRouter = router({
  list: can("person:read")
    .output(staffMembers)
    .query(({ ctx }) => listStaff(ctx)),
  invite: invitation.input(inviteStaffInput).mutation(({ ctx, input }) => inviteStaff(ctx, input)),
  inviteAnew: invitation.input(personVersionInput).mutation(({ ctx, input }) => inviteAnew(ctx, input)),
  renewInvitation: invitation
    .input(personVersionInput)
    .mutation(({ ctx, input }) => renewInvitation(ctx, input)),
  changeRoles: admin.input(changeRolesInput).mutation(({ ctx, input }) => changeRoles(ctx, input)),
  discardRoles: admin.input(roleChangeInput).mutation(({ ctx, input }) => discardRoles(ctx, input)),
  giveRoles: second.input(giveRolesInput).mutation(({ ctx, input }) => giveRoles(ctx, input)),
  refuseRoles: second.input(refuseRolesInput).mutation(({ ctx, input }) => refuseRoles(ctx, input)),
  disable: admin.input(disableStaffInput).mutation(({ ctx, input }) => disableStaff(ctx, input)),
  enable: admin.input(personVersionInput).mutation(({ ctx, input }) => enableStaff(ctx, input)),
});
