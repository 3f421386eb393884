import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClaimVersionInput } from "#server/domain/claims/inputs.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { suspendWorking } from "#server/terminals/suspend-working.ts";
import { changeClaim } from "./change-claim.ts";
import { takeClaimStep } from "./take-claim-step.ts";

/** The device is here to be repaired; while it is, nobody can take payments on it. */
export async function receiveClaimedDevice(
  ctx: Context,
  { claimId, version }: ClaimVersionInput,
): Promise<ClaimView> {
  requirePermission(ctx, "claim:write");
  return changeClaim(ctx, claimId, async (tx) => {
    const step = { claimId, version, act: "receive", event: "receive" } as const;
    const { claim } = await takeClaimStep(tx, ctx, step);
    await suspendWorking(tx, ctx, { terminalId: claim.terminalId, reason: claim.reason });
  });
}
