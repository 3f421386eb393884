import { max } from "drizzle-orm";
import type { z } from "zod";
import { LOCKS, lock } from "#db/lock.ts";
import { deskHourSets } from "#db/schema/people.ts";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";
import type { HourSetView, proposeHoursInput } from "#server/domain/reviews/hours/views.ts";
import { viewHourSet } from "./hour-set-rows.ts";

/** Lays other hours and days of the desk before a second person; nothing is promised by them before. */
export async function proposeHours(
  ctx: Context,
  { body, note }: z.output<typeof proposeHoursInput>,
): Promise<HourSetView> {
  requirePermission(ctx, "desk_rule:write");
  return change(ctx, async (tx) => {
    await lock(tx, LOCKS.deskHours());
    const [last] = await tx.select({ number: max(deskHourSets.number) }).from(deskHourSets);
    const id = makeId("deskHours", ctx.randomBytes);
    const maker = personIdOf(ctx);
    const number = (last?.number ?? 0) + 1;
    await tx.insert(deskHourSets).values({
      ...{ id, number, body, note: note || null },
      ...{ createdById: maker, createdAt: ctx.now, proposedById: maker, proposedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "desk_hours.propose",
      subjectType: "desk_hours",
      subjectId: id,
      before: { ...(await hoursInForce(tx)) },
      after: { number, body },
    });
    return viewHourSet(tx, ctx, { id });
  });
}
