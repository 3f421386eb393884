import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { SendBackClaimInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { carrierName } from "#server/domain/shipments/carriers.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The device is repaired and on its way to its merchant, who is told under which number. */
export async function sendBackRepaired(ctx: Context, input: SendBackClaimInput): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  const { claimId, version, carrier, trackingNumber } = input;
  return changeClaim(ctx, claimId, async (tx) => {
    const { claim } = await takeClaimStep(tx, ctx, {
      ...{ claimId, version },
      act: "send_back",
      event: "send_back",
      changes: { carrier, trackingNumber },
      facts: { carrier, trackingNumber },
    });
    const facts = { carrier: carrierName(carrier), trackingNumber };
    await notifyOwner(tx, ctx, { text: "claim.sent_back", facts, merchantId: claim.merchantId });
  });
}
