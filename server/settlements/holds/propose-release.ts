import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { proposeReleaseInput } from "#server/domain/settlements/inputs.ts";
import type { HoldView } from "#server/domain/settlements/views.ts";
import { loadHold, viewHold } from "./hold-rows.ts";

/** One person says why a hold may go; another one lets it go. */
export async function proposeRelease(
  ctx: Context,
  { holdId, version, reason }: z.output<typeof proposeReleaseInput>,
): Promise<HoldView> {
  requirePermission(ctx, "settlement:hold");
  return change(ctx, async (tx) => {
    const before = await loadHold(tx, holdId);
    await takeStep(tx, ctx, {
      noun: "settlement_hold",
      before,
      seenVersion: version,
      event: "propose",
      changes: { proposedById: ctx.actor.id, releaseReason: reason },
      facts: { merchantId: before.merchantId },
      reason,
    });
    return viewHold(tx, ctx, holdId);
  });
}
