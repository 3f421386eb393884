import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimVersionInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The old device is here again, which ends the claim; what becomes of the device is decided where it is kept. */
export async function takeBackClaimed(
  ctx: Context,
  { claimId, version }: ClaimVersionInput,
): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  return changeClaim(ctx, claimId, (tx) =>
    takeClaimStep(tx, ctx, { claimId, version, act: "take_back", event: "take_back" }),
  );
}
