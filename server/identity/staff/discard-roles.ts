import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { roleChangeInput, StaffMember } from "#server/domain/identity/staff.ts";
import { decideRoleChange } from "./decide-role-change.ts";

/** Takes back a change of roles that nobody has decided on. */
export function discardRoles(ctx: Context, input: z.infer<typeof roleChangeInput>): Promise<StaffMember> {
  return decideRoleChange(ctx, input, {
    event: "discard",
    decide: (_tx, { personId }) => ({ facts: { personId } }),
  });
}
