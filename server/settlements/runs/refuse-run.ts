import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import type { refuseRunInput } from "#server/domain/settlements/inputs.ts";
import type { RunDetail } from "#server/domain/settlements/views.ts";
import { lockRun } from "./load-run.ts";
import { runDetailOf } from "./run-view-of.ts";

/** The second person refuses a run: the jobs let go all that it has set aside, and somebody prepares another. */
export async function refuseRun(
  ctx: Context,
  { runId, version, reason }: z.output<typeof refuseRunInput>,
): Promise<RunDetail> {
  requirePermission(ctx, "settlement:approve");
  return change(ctx, async (tx) => {
    const before = await lockRun(tx, runId);
    requireSecondPerson(ctx.actor, { createdById: before.preparedById, proposedById: null });
    const after = await takeStep(tx, ctx, {
      noun: "settlement_run",
      before,
      seenVersion: version,
      event: "refuse",
      changes: { decidedAt: ctx.now, refusal: reason },
      facts: { settlesOn: before.settlesOn },
      reason,
    });
    return runDetailOf(tx, ctx, after);
  });
}
