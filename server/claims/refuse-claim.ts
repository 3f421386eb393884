import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimReasonInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** There is nothing to make good; the merchant reads why. */
export async function refuseClaim(
  ctx: Context,
  { claimId, version, reason }: ClaimReasonInput,
): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  return changeClaim(ctx, claimId, async (tx) => {
    const changes = { note: reason };
    const { claim } = await takeClaimStep(tx, ctx, {
      ...{ claimId, version, reason, changes },
      act: "refuse",
      event: "refuse",
    });
    await notifyOwner(tx, ctx, { text: "claim.refused", merchantId: claim.merchantId });
  });
}
