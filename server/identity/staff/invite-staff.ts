import { sql } from "drizzle-orm";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import {
  type InvitationMade,
  type InviteStaffInput,
  rolesGivenByOne,
  rolesGivenByTwo,
} from "#server/domain/identity/staff.ts";
import { makeId } from "#server/domain/ids.ts";
import { requireStepUp } from "../require-step-up.ts";
import { newInvitation } from "./invitation.ts";
import { loadStaff } from "./load-staff.ts";
import { proposeRoleChange } from "./propose-role-change.ts";
import { viewMember } from "./view-member.ts";

/**
 * Invites somebody to the staff: they choose a password and set up their own authenticator. Roles that are given by two wait
 * for the second person, and nobody enters before they have one.
 */
export async function inviteStaff(ctx: Context, input: InviteStaffInput): Promise<InvitationMade> {
  requirePermission(ctx, "person:write");
  return change(ctx, async (tx) => {
    await requireStepUp(tx, ctx);
    const email = input.email.toLowerCase();
    const known = await tx.$count(people, sql`lower(${people.email}) = ${email}`);
    if (known > 0) {
      const text = "Somebody with this e-mail is on the staff already.";
      throw new DomainError("conflict", "email_taken", text);
    }
    const id = makeId("person", ctx.randomBytes);
    const { token, until, kept } = newInvitation(ctx);
    const byTwo = rolesGivenByTwo([], input.roles).length > 0;
    const roles = byTwo ? rolesGivenByOne(input.roles) : input.roles;
    await tx
      .insert(people)
      .values({ id, roles, name: input.name, email, status: "invited", createdAt: ctx.now, ...kept });
    await recordAudit(tx, ctx, {
      action: "person.invite",
      subjectType: "person",
      subjectId: id,
      after: { status: "invited", roles, until: until.toISOString() },
    });
    if (byTwo) await proposeRoleChange(tx, ctx, { person: await loadStaff(tx, id), roles: input.roles });
    return { member: await viewMember(tx, ctx, id), token, until: until.toISOString() };
  });
}
