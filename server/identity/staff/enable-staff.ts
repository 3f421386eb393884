import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type personVersionInput, rolesGivenByOne, type StaffMember } from "#server/domain/identity/staff.ts";
import { STAFF_ROLES } from "#server/domain/permissions.ts";
import { requireStepUp } from "../require-step-up.ts";
import { loadStaff } from "./load-staff.ts";
import { proposeRoleChange } from "./propose-role-change.ts";
import { refuseOwn } from "./refuse-own.ts";
import { viewMember } from "./view-member.ts";

/** Lets somebody in again; roles that are given by two wait for the second person anew. */
export async function enableStaff(
  ctx: Context,
  { personId, version }: z.infer<typeof personVersionInput>,
): Promise<StaffMember> {
  requirePermission(ctx, "person:write");
  refuseOwn(ctx, personId);
  return change(ctx, async (tx) => {
    await requireStepUp(tx, ctx);
    const before = await loadStaff(tx, personId);
    if (before.status === "disabled" && before.passwordHash === null) {
      const text = "This person never accepted their invitation. Invite them anew.";
      throw new DomainError("illegal_state", "never_accepted", text);
    }
    const had = STAFF_ROLES.filter((role) => before.roles.includes(role));
    const roles = rolesGivenByOne(had);
    const person = await takeStep(tx, ctx, {
      noun: "person",
      before,
      seenVersion: version,
      event: "enable",
      changes: { roles },
      facts: { roles },
    });
    if (roles.length < had.length) await proposeRoleChange(tx, ctx, { person, roles: had });
    return viewMember(tx, ctx, personId);
  });
}
