import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimReasonInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** Another device after all: this one cannot be repaired, or was lost on its way back. */
export async function replaceClaimedDevice(
  ctx: Context,
  { claimId, version, reason }: ClaimReasonInput,
): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  return changeClaim(ctx, claimId, (tx) =>
    takeClaimStep(tx, ctx, {
      ...{ claimId, version, reason },
      act: "replace",
      event: "replace",
      changes: { remedy: "replace", note: reason },
    }),
  );
}
