import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimVersionInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { changeClaim } from "./change-claim.ts";
import { takeOverIn } from "./take-over-in.ts";

/** By hand what follows a delivery by itself (`takeOverDelivered`): should that ever have failed. */
export async function takeOverTerminal(ctx: Context, input: ClaimVersionInput): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  return changeClaim(ctx, input.claimId, (tx) => takeOverIn(tx, ctx, input));
}
