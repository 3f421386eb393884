import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { roleChanges } from "#db/schema/people.ts";
import { type ProposalStep, takeProposalStep } from "#server/changes/take-proposal-step.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import type { RoleChange } from "./staff-rows.ts";
import { viewMember } from "./view-member.ts";

/** How every step of a change of roles is taken. */
export function decideRoleChange(
  ctx: Context,
  { roleChangeId, version: seenVersion }: { roleChangeId: string; version: number },
  step: ProposalStep<"role_change">,
): Promise<StaffMember> {
  return takeProposalStep<"role_change", StaffMember>(
    ctx,
    {
      noun: "role_change",
      needs: { maker: "person:write", second: "person:approve" },
      seenVersion,
      load: (tx) => loadRoleChange(tx, roleChangeId),
      view: (tx, { personId }) => viewMember(tx, ctx, personId),
    },
    step,
  );
}

async function loadRoleChange(reader: Reader, id: string): Promise<RoleChange> {
  const [row] = await reader.select().from(roleChanges).where(eq(roleChanges.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "role_change_not_found", "There is no such change of roles.");
  return row;
}
