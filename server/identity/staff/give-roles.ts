import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import type { giveRolesInput, StaffMember } from "#server/domain/identity/staff.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { decideRoleChange } from "./decide-role-change.ts";
import { loadStaff } from "./load-staff.ts";
import { refuseOwn } from "./refuse-own.ts";
import { setRoles } from "./set-roles.ts";
import { roleEvidence } from "./staff-rows.ts";

/**
 * The second person's yes to somebody's roles, by whoever neither asked for them nor is to have them. Refuses with
 * `needs_second_person`, `own_rights`, `evidence_changed` and `last_admin`.
 */
export function giveRoles(
  ctx: Context,
  { evidenceHash, ...input }: z.infer<typeof giveRolesInput>,
): Promise<StaffMember> {
  return decideRoleChange(ctx, input, {
    event: "publish",
    decide: async (tx, { personId, roles }) => {
      refuseOwn(ctx, personId);
      const person = await loadStaff(tx, personId);
      const hash = roleEvidence(person, roles);
      requireEvidence(evidenceHash, hash);
      await setRoles(tx, ctx, { person, roles });
      return {
        changes: { publishedAt: ctx.now, approvedById: personIdOf(ctx), evidenceHash: hash },
        facts: { personId, roles, evidenceHash: hash },
      };
    },
  });
}
