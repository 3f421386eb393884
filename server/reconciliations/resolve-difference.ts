import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { ACCEPTED_ALONE_FEN, gapOf } from "#server/domain/reconciliations/classify.ts";
import type { ResolveDifferenceInput } from "#server/domain/reconciliations/inputs.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { loadDifference } from "./internal.ts";
import { viewDifference } from "./view-difference.ts";

/**
 * Says how a difference was resolved: by a booking that put it right, or by accepting it. What is more than one person may
 * accept waits for another; it is then resolved by `approveDifference`.
 */
export async function resolveDifference(
  ctx: Context,
  input: ResolveDifferenceInput,
): Promise<DifferenceView> {
  requirePermission(ctx, "reconciliation:write");
  return change(ctx, async (tx) => {
    const before = await loadDifference(tx, input.differenceId);
    const needsSecond = input.how === "accepted" && gapOf(before) > ACCEPTED_ALONE_FEN;
    await takeStep(tx, ctx, {
      noun: "difference",
      before,
      event: needsSecond ? "propose" : "resolve",
      seenVersion: input.version,
      reason: input.reason,
      changes: needsSecond
        ? { reason: input.reason, proposedById: ctx.actor.id, decidedById: null }
        : { reason: input.reason, resolution: input.how },
      facts: { how: input.how, gapFen: gapOf(before) },
    });
    return viewDifference(tx, ctx, before.id);
  });
}
