import type { Transaction } from "#db/client.ts";
import { roleChanges } from "#db/schema/people.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { StaffRole } from "#server/domain/permissions.ts";
import type { Person } from "./load-staff.ts";
import { roleEvidence, waitingChangeOf } from "./staff-rows.ts";

/** Lays other roles of somebody before a second person; one change of a person waits at a time. */
export async function proposeRoleChange(
  tx: Transaction,
  ctx: Context,
  { person, roles }: { person: Person; roles: readonly StaffRole[] },
): Promise<void> {
  if ((await waitingChangeOf(tx, person.id)) !== undefined) {
    const text = "Other roles of this person already wait for a second person.";
    throw new DomainError("illegal_state", "roles_waiting", text);
  }
  const id = makeId("roleChange", ctx.randomBytes);
  const maker = personIdOf(ctx);
  await tx.insert(roleChanges).values({
    ...{ id, personId: person.id, roles: [...roles] },
    ...{ createdById: maker, createdAt: ctx.now, proposedById: maker, proposedAt: ctx.now },
  });
  await recordAudit(tx, ctx, {
    action: "role_change.propose",
    subjectType: "role_change",
    subjectId: id,
    before: { roles: person.roles },
    after: { personId: person.id, roles, evidenceHash: roleEvidence(person, roles) },
  });
}
