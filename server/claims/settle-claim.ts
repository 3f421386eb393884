import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { EndClaimInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { resumeSuspended } from "#server/terminals/resume-suspended.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The merchant has a device that works: the repaired one, which may take payments again, or another over the counter. */
export async function settleClaim(
  ctx: Context,
  { claimId, version, reason }: EndClaimInput,
): Promise<ClaimView> {
  requirePermission(ctx, isPermitted(ctx.actor.roles, "claim:write") ? "claim:write" : "claim:own");
  return changeClaim(ctx, claimId, async (tx) => {
    const { claim } = await takeClaimStep(tx, ctx, {
      ...{ claimId, version, reason },
      act: "settle",
      event: "settle",
      ...(reason !== undefined && { changes: { note: reason } }),
    });
    if (claim.status === "sent_back")
      await resumeSuspended(tx, ctx, { terminalId: claim.terminalId, reason });
  });
}
