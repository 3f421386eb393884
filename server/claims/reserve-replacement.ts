import type { Context } from "#server/context.ts";
import { deviceInStock } from "#server/devices/device-in-stock.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ReserveReplacementInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { requireReplaces } from "#server/domain/terminals/swap.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** Sets a device of a fitting model apart for the merchant; it is sent like any other, while the old one goes on. */
export async function reserveReplacement(ctx: Context, input: ReserveReplacementInput): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  const { claimId, version, serialNumber } = input;
  return changeClaim(ctx, claimId, async (tx) => {
    const { device: fresh, model } = await deviceInStock(tx, serialNumber);
    const {
      claim,
      model: before,
      merchant,
    } = await takeClaimStep(tx, ctx, {
      ...{ claimId, version },
      act: "reserve",
      event: "reserve",
      changes: { replacementDeviceId: fresh.id },
      facts: { replacementDeviceId: fresh.id },
    });
    requireReplaces(model, before, merchant.product);
    await moveDevice(tx, ctx, { deviceId: fresh.id, event: "reserve", merchantId: claim.merchantId });
  });
}
