import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimVersionInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { invariant } from "#server/domain/errors.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The merchant agrees to what the remedy costs; nobody does so for them. */
export async function agreeToClaimCost(
  ctx: Context,
  { claimId, version }: ClaimVersionInput,
): Promise<ClaimView> {
  requirePermission(ctx, "claim:own");
  return changeClaim(ctx, claimId, (tx) =>
    takeClaimStep(tx, ctx, {
      ...{ claimId, version },
      act: "agree",
      event: ({ remedy }) => {
        invariant(remedy !== null, "what costs something is known");
        return remedy;
      },
    }),
  );
}
