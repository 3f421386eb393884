import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { requireEvidence, requireSecondPerson } from "#server/domain/second-person.ts";
import type { approveRunInput } from "#server/domain/settlements/inputs.ts";
import type { RunDetail } from "#server/domain/settlements/views.ts";
import { lockRun } from "./load-run.ts";
import { runEvidence } from "./run-evidence.ts";
import { runDetailOf } from "./run-view-of.ts";

/** The second person lets a run be paid, on the totals that were seen; the jobs pay it, merchant by merchant. */
export async function approveRun(
  ctx: Context,
  { runId, version, evidenceHash }: z.output<typeof approveRunInput>,
): Promise<RunDetail> {
  requirePermission(ctx, "settlement:approve");
  return change(ctx, async (tx) => {
    const before = await lockRun(tx, runId);
    requireSecondPerson(ctx.actor, { createdById: before.preparedById, proposedById: null });
    requireStep("settlement_run", before, "approve");
    const { hash, merchants, parts } = await runEvidence(tx, runId);
    requireEvidence(evidenceHash, hash);
    const after = await takeStep(tx, ctx, {
      noun: "settlement_run",
      before,
      seenVersion: version,
      event: "approve",
      changes: { approvedById: ctx.actor.id, decidedAt: ctx.now, evidenceHash: hash },
      facts: { settlesOn: before.settlesOn, merchants, netFen: parts.netFen, evidenceHash: hash },
    });
    return runDetailOf(tx, ctx, after);
  });
}
