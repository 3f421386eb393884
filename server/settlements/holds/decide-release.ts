import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import type { decideReleaseInput } from "#server/domain/settlements/inputs.ts";
import type { HoldView } from "#server/domain/settlements/views.ts";
import { loadHold, viewHold } from "./hold-rows.ts";

type DecideReleaseInput = z.output<typeof decideReleaseInput>;

/** The second person's word on a proposed release, never that of whoever proposed it. */
export async function decideRelease(
  ctx: Context,
  { event, holdId, version }: DecideReleaseInput & { event: "release" | "refuse" },
): Promise<HoldView> {
  requirePermission(ctx, "settlement:hold");
  return change(ctx, async (tx) => {
    const before = await loadHold(tx, holdId);
    requireStep("settlement_hold", before, event);
    requireSecondPerson(ctx.actor, { createdById: null, proposedById: before.proposedById });
    await takeStep(tx, ctx, {
      noun: "settlement_hold",
      before,
      seenVersion: version,
      event,
      changes:
        event === "release" ? { releasedById: ctx.actor.id } : { proposedById: null, releaseReason: null },
      facts: { merchantId: before.merchantId },
    });
    return viewHold(tx, ctx, holdId);
  });
}
