import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { deskMembers } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Colleague, setMemberInput } from "#server/domain/reviews/roster.ts";
import { membersOf } from "./members.ts";

/** Says which tier a colleague is of, how many cases are given to them at most, and whether any are by themselves. */
export async function setMember(ctx: Context, input: z.infer<typeof setMemberInput>): Promise<Colleague[]> {
  requirePermission(ctx, "desk_rule:write");
  const { personId, version, tier, cap, takesCases } = input;
  return change(ctx, async (tx) => {
    const [before] = await membersOf(tx, ctx.now, personId);
    if (before === undefined)
      throw new DomainError("not_found", "person_not_found", "Nobody of this id works at the desk.");
    const set = { tier, cap, takesCases };
    const [after] =
      version === 0
        ? await tx
            .insert(deskMembers)
            .values({ personId, ...set })
            .onConflictDoNothing()
            .returning()
        : await tx
            .update(deskMembers)
            .set({ ...set, version: sql`${deskMembers.version} + 1` })
            .where(and(eq(deskMembers.personId, personId), eq(deskMembers.version, version)))
            .returning();
    if (after === undefined) {
      const text = "Someone changed this in the meantime. Look at it again.";
      throw new DomainError("conflict", "changed_meanwhile", text);
    }
    await recordAudit(tx, ctx, {
      action: "person.set_desk",
      subjectType: "person",
      subjectId: personId,
      before: { tier: before.tier, cap: before.cap, takesCases: before.takesCases },
      after: set,
    });
    return membersOf(tx, ctx.now);
  });
}
