import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { DifferenceVersionInput } from "#server/domain/reconciliations/inputs.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { loadDifference } from "./internal.ts";
import { viewDifference } from "./view-difference.ts";

/** Whoever takes a difference sees to it, also one that a colleague had. */
export async function takeDifference(ctx: Context, input: DifferenceVersionInput): Promise<DifferenceView> {
  requirePermission(ctx, "reconciliation:write");
  return change(ctx, async (tx) => {
    const before = await loadDifference(tx, input.differenceId);
    await takeStep(tx, ctx, {
      noun: "difference",
      before,
      event: "own",
      seenVersion: input.version,
      changes: { ownerId: ctx.actor.id },
      facts: { ownerId: ctx.actor.id },
    });
    return viewDifference(tx, ctx, before.id);
  });
}
