import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimVersionInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The replacement never arrived: its parcel was lost or came back, or it was released before. Another one is due. */
export async function chooseAnotherReplacement(
  ctx: Context,
  { claimId, version }: ClaimVersionInput,
): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  return changeClaim(ctx, claimId, (tx) =>
    takeClaimStep(tx, ctx, {
      ...{ claimId, version },
      act: "replace_again",
      event: "replace_again",
      changes: { replacementDeviceId: null },
    }),
  );
}
