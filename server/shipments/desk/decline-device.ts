import { and, eq } from "drizzle-orm";
import { compareAndSet } from "#db/compare-and-set.ts";
import { merchants } from "#db/schema/merchants.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { DeclineDeviceInput } from "#server/domain/shipments/inputs.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { awaitingMerchants } from "./awaiting-merchants.ts";

/**
 * The merchant wants no device for now: it leaves logistics' list until one is reserved for it. Refuses with `not_awaiting`
 * one that has a terminal, or has declined before.
 */
export async function declineDevice(
  ctx: Context,
  { merchantId, version, reason }: DeclineDeviceInput,
): Promise<void> {
  requirePermission(ctx, "device:write");
  await change(ctx, async (tx) => {
    await loadMerchant(tx, ctx, merchantId);
    const waits = await tx.$count(merchants, and(eq(merchants.id, merchantId), awaitingMerchants(tx)));
    if (waits === 0)
      throw new DomainError("illegal_state", "not_awaiting", "This merchant does not wait for a device.");
    await compareAndSet(tx, merchants, {
      before: { id: merchantId, version },
      changes: { deviceDeclinedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "merchant.decline_device",
      subjectType: "merchant",
      subjectId: merchantId,
      reason,
    });
  });
}
