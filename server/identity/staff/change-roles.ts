import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type changeRolesInput, rolesGivenByTwo, type StaffMember } from "#server/domain/identity/staff.ts";
import { requireStepUp } from "../require-step-up.ts";
import { loadStaff } from "./load-staff.ts";
import { proposeRoleChange } from "./propose-role-change.ts";
import { refuseOwn } from "./refuse-own.ts";
import { requireAnotherAdmin } from "./require-another-admin.ts";
import { setRoles } from "./set-roles.ts";
import { viewMember } from "./view-member.ts";

/**
 * Other roles for somebody: at once, or, where one of them moves money or prices, once a second person has said yes. Nobody
 * changes their own, and the last administrator stays one.
 */
export async function changeRoles(
  ctx: Context,
  { personId, version, roles }: z.output<typeof changeRolesInput>,
): Promise<StaffMember> {
  requirePermission(ctx, "person:write");
  refuseOwn(ctx, personId);
  return change(ctx, async (tx) => {
    await requireStepUp(tx, ctx);
    const person = { ...(await loadStaff(tx, personId)), version };
    if (person.status === "disabled") {
      const text = "This person is disabled. Let them in again first.";
      throw new DomainError("illegal_state", "person_disabled", text);
    }
    if (rolesGivenByTwo(person.roles, roles).length === 0) await setRoles(tx, ctx, { person, roles });
    else {
      if (!roles.includes("admin")) await requireAnotherAdmin(tx, person);
      await proposeRoleChange(tx, ctx, { person, roles });
    }
    return viewMember(tx, ctx, personId);
  });
}
