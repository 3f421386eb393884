import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { people } from "#db/schema/people.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import type { StaffRole } from "#server/domain/permissions.ts";
import type { Person } from "./load-staff.ts";
import { requireAnotherAdmin } from "./require-another-admin.ts";

/** Gives somebody these roles and no other; what they were stands beside it in the audit trail. */
export async function setRoles(
  tx: Transaction,
  ctx: Context,
  { person, roles }: { person: Person; roles: readonly StaffRole[] },
): Promise<void> {
  if (!roles.includes("admin")) await requireAnotherAdmin(tx, person);
  await compareAndSet(tx, people, { before: person, changes: { roles: [...roles] } });
  await recordAudit(tx, ctx, {
    action: "person.set_roles",
    subjectType: "person",
    subjectId: person.id,
    before: { roles: person.roles },
    after: { roles },
  });
}
