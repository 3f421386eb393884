import { sql } from "drizzle-orm";
import type { z } from "zod";
import { deskMembers } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Colleague, setAbsenceInput } from "#server/domain/reviews/roster.ts";
import { loadStaff } from "#server/identity/staff/load-staff.ts";
import { membersOf } from "./members.ts";

/**
 * Says until when one is away, or somebody else, by who administers people: nothing is given to them until then, and what they
 * have goes to who is here.
 */
export async function setAbsence(ctx: Context, input: z.infer<typeof setAbsenceInput>): Promise<Colleague[]> {
  const { personId = ctx.actor.id } = input;
  requirePermission(ctx, personId === ctx.actor.id ? "case:assign" : "person:write");
  const awayUntil = input.until === null ? null : new Date(input.until);
  if (awayUntil !== null && awayUntil <= ctx.now)
    throw new DomainError("invalid_input", "instant_passed", "Choose a day that has not passed.");
  return change(ctx, async (tx) => {
    if (personId !== ctx.actor.id) await loadStaff(tx, personId);
    await tx
      .insert(deskMembers)
      .values({ personId, awayUntil })
      .onConflictDoUpdate({
        target: deskMembers.personId,
        set: { awayUntil, version: sql`${deskMembers.version} + 1` },
      });
    await recordAudit(tx, ctx, {
      action: "person.set_absence",
      subjectType: "person",
      subjectId: personId,
      after: { awayUntil: awayUntil?.toISOString() ?? null },
    });
    return membersOf(tx, ctx.now);
  });
}
