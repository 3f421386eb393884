import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { EndClaimInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The merchant wants nothing any more. A device that is kept apart stays so: a suspicion is not theirs to take back. */
export async function withdrawClaim(
  ctx: Context,
  { claimId, version, reason }: EndClaimInput,
): Promise<ClaimView> {
  requirePermission(ctx, isPermitted(ctx.actor.roles, "claim:write") ? "claim:write" : "claim:own");
  return changeClaim(ctx, claimId, (tx) =>
    takeClaimStep(tx, ctx, {
      ...{ claimId, version, reason },
      act: "withdraw",
      event: "withdraw",
      ...(reason !== undefined && { changes: { note: reason } }),
    }),
  );
}
