import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { refuseRolesInput, StaffMember } from "#server/domain/identity/staff.ts";
import { decideRoleChange } from "./decide-role-change.ts";
import { refuseOwn } from "./refuse-own.ts";

/** The second person's no to somebody's roles, with the reason. */
export function refuseRoles(
  ctx: Context,
  { reason, ...input }: z.infer<typeof refuseRolesInput>,
): Promise<StaffMember> {
  const decide = (_tx: unknown, { personId }: { personId: string }) => {
    refuseOwn(ctx, personId);
    return { facts: { personId }, reason };
  };
  return decideRoleChange(ctx, input, { event: "refuse", decide });
}
