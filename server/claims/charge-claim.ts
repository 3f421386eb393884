import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ChargeClaimInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The old device does not come back: the merchant is told what it costs, and it counts as lost. */
export async function chargeClaim(ctx: Context, input: ChargeClaimInput): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  const { claimId, version, costFen, reason } = input;
  return changeClaim(ctx, claimId, async (tx) => {
    const { claim, device } = await takeClaimStep(tx, ctx, {
      ...{ claimId, version, reason },
      act: "charge",
      event: "charge",
      changes: { coverage: "paid", costFen, note: reason },
      facts: { costFen },
    });
    // Whoever has reported it lost before, or found it, has decided about it already.
    if (device.status === "returning")
      await moveDevice(tx, ctx, { deviceId: device.id, event: "report_lost", reason });
    const facts = { cost: formatFen(costFen) };
    await notifyOwner(tx, ctx, { text: "claim.charged", facts, merchantId: claim.merchantId });
  });
}
