import { z } from "zod";
import { sixDigitCode } from "#server/domain/fields/codes.ts";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { versioned } from "#server/domain/fields/ids.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { email, personName } from "#server/domain/fields/people.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { typed } from "#server/domain/fields/text.ts";
import { STAFF_ROLES, type StaffRole } from "#server/domain/permissions.ts";
import { PERSON_EVENTS, PERSON_STATUSES } from "./status.ts";

/** Roles that move money or prices, or let others do so: nobody is given one by a single person. */
export const ROLES_BY_TWO: readonly StaffRole[] = ["checker", "rates", "finance", "admin"];

/** Which of the roles that somebody is to have anew are given by two. */
export function rolesGivenByTwo(before: readonly string[], after: readonly StaffRole[]): StaffRole[] {
  return after.filter((role) => ROLES_BY_TWO.includes(role) && !before.includes(role));
}

/** Those that one person may give. */
export function rolesGivenByOne(roles: readonly StaffRole[]): StaffRole[] {
  return roles.filter((role) => !ROLES_BY_TWO.includes(role));
}

/** Each once, in the order in which they are always told. */
const staffRoles = z
  .array(z.enum(STAFF_ROLES))
  .min(1, "roles_missing")
  .transform((roles) => STAFF_ROLES.filter((role) => roles.includes(role)));

export const inviteStaffInput = z.strictObject({ email, name: personName, roles: staffRoles });
export type InviteStaffInput = z.output<typeof inviteStaffInput>;

export const personVersionInput = z.strictObject(versioned("personId", "person"));
export const changeRolesInput = personVersionInput.extend({ roles: staffRoles });
export const disableStaffInput = personVersionInput.extend({ reason });

export const roleChangeInput = z.strictObject(versioned("roleChangeId", "roleChange"));
export const giveRolesInput = roleChangeInput.extend({ evidenceHash });
export const refuseRolesInput = roleChangeInput.extend({ reason });

/** What stands in an invitation's address behind the number sign, which no server is sent. */
const invitationToken = typed.pipe(z.string().regex(/^[\w-]{43}$/, "invitation_unknown"));
export const openInvitationInput = z.strictObject({ token: invitationToken });
export const acceptInvitationInput = z.strictObject({
  token: invitationToken,
  password: typed.pipe(z.string().min(12, "password_short").max(200, "text_too_long")),
  totp: sixDigitCode,
});
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>;

/** How long an invitation can be accepted. */
export const INVITATION_HOURS = 72;

/** Other roles for somebody, that wait for a second person. */
const waitingRoles = z.strictObject({
  id: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  by: z.string().nullable(),
  at: utcInstant,
  /** Whether the reader asked for them, or is whom they are for: somebody else decides. */
  own: z.boolean(),
  evidenceHash: z.string(),
  version: z.int(),
});

export const staffMember = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  status: z.enum(PERSON_STATUSES),
  /** Until when the invitation can be accepted; null of who has accepted it. */
  invitedUntil: utcInstant.nullable(),
  awayUntil: utcInstant.nullable(),
  lastSeenAt: utcInstant.nullable(),
  waiting: waitingRoles.nullable(),
  /** Nobody changes their own rights. */
  self: z.boolean(),
  events: z.array(z.enum(PERSON_EVENTS)),
  version: z.int(),
});
export type StaffMember = z.infer<typeof staffMember>;
export const staffMembers = z.array(staffMember);

/** `token` is told this once, and kept nowhere. */
export const invitationMade = z.strictObject({ member: staffMember, token: z.string(), until: utcInstant });
export type InvitationMade = z.infer<typeof invitationMade>;

/** What an invited person needs to set up an authenticator. */
export const openedInvitation = z.strictObject({
  name: z.string(),
  email: z.string(),
  secret: z.string(),
  uri: z.string(),
});
export type OpenedInvitation = z.infer<typeof openedInvitation>;
