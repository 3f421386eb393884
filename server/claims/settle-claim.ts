import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
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
    const { claim, replacement } = await takeClaimStep(tx, ctx, {
      ...{ claimId, version, reason },
      act: "settle",
      event: "settle",
      ...(reason !== undefined && { changes: { note: reason } }),
    });
    // What it was to replace is gone; one that is still here or on its way goes back as any reserved device does.
    if (claim.status === "replacement_underway" && replacement?.status === "delivered")
      await moveDevice(tx, ctx, { deviceId: replacement.id, event: "send_back", ...(reason && { reason }) });
    if (claim.status === "sent_back")
      await resumeSuspended(tx, ctx, { terminalId: claim.terminalId, reason });
  });
}
