import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deskHourSets } from "#db/schema/people.ts";
import { type ProposalStep, takeProposalStep } from "#server/changes/take-proposal-step.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { HourSetView } from "#server/domain/reviews/hours/views.ts";
import { type HourSet, viewHourSet } from "./hour-set-rows.ts";

/** How every step of other hours is taken. */
export function decideHours(
  ctx: Context,
  { deskHoursId, version: seenVersion }: { deskHoursId: string; version: number },
  step: ProposalStep<"desk_hours">,
): Promise<HourSetView> {
  return takeProposalStep<"desk_hours", HourSetView>(
    ctx,
    {
      noun: "desk_hours",
      needs: { maker: "desk_rule:write", second: "desk_rule:approve" },
      seenVersion,
      load: (tx) => loadHours(tx, deskHoursId),
      view: (tx, after) => viewHourSet(tx, ctx, after),
    },
    step,
  );
}

async function loadHours(reader: Reader, id: string): Promise<HourSet> {
  const [row] = await reader.select().from(deskHourSets).where(eq(deskHourSets.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "desk_hours_not_found", "There are no such hours of the desk.");
  return row;
}
