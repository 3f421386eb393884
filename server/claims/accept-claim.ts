import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { requireSaidWhy } from "#server/domain/claims/decision.ts";
import type { AcceptClaimInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** Staff make a claim good: at once where it is covered, and once the merchant agrees where it costs something. */
export async function acceptClaim(ctx: Context, input: AcceptClaimInput): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  const { claimId, version, remedy, costFen, reason } = input;
  const coverage = costFen === undefined ? "warranty" : "paid";
  return changeClaim(ctx, claimId, async (tx) => {
    const { claim } = await takeClaimStep(tx, ctx, {
      ...{ claimId, version, reason },
      act: "accept",
      event: costFen === undefined ? remedy : "quote",
      changes: { remedy, coverage, costFen: costFen ?? null, note: reason ?? null },
      facts: { remedy, coverage, costFen },
    });
    requireSaidWhy(claim, { coverage, reason });
    const { merchantId } = claim;
    if (costFen !== undefined) {
      const facts = { cost: formatFen(costFen) };
      await notifyOwner(tx, ctx, { text: "claim.quoted", facts, merchantId });
    } else if (remedy === "repair") await notifyOwner(tx, ctx, { text: "claim.send_in", merchantId });
  });
}
