import { compareAndSet } from "#db/compare-and-set.ts";
import { claims } from "#db/schema/claims.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ClearDeviceInput } from "#server/domain/claims/inputs.ts";
import { TAMPERING } from "#server/domain/claims/reasons.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { changeClaim } from "./change-claim.ts";
import { loadClaim } from "./claim-rows.ts";

/**
 * What the examination of a device that was kept apart has found, whatever became of its claim. One that nobody has
 * opened may be used again; one that somebody has can only be retired.
 */
export async function clearDevice(ctx: Context, input: ClearDeviceInput): Promise<ClaimView> {
  requirePermission(ctx, "claim:clear");
  const { claimId, version, finding, reason } = input;
  return changeClaim(ctx, claimId, async (tx) => {
    const { claim } = await loadClaim(tx, ctx, claimId);
    if (claim.reason !== TAMPERING || claim.finding !== null) {
      throw new DomainError(
        "illegal_state",
        "nothing_to_clear",
        "No device of this claim waits for an examination.",
      );
    }
    const seen = { id: claimId, version };
    await compareAndSet(tx, claims, { before: seen, changes: { finding, clearedAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "claim.clear_device",
      subjectType: "claim",
      subjectId: claimId,
      after: { finding, deviceId: claim.deviceId },
      reason,
    });
  });
}
