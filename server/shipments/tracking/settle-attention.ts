import { compareAndSet } from "#db/compare-and-set.ts";
import { shipments } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { SETTLED } from "#server/domain/shipments/attention.ts";
import type { TurnShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { loadParcel } from "../load-parcel.ts";
import { viewShipment } from "../view-shipment.ts";

/**
 * Somebody has looked at what the carrier said, and says what came of it; a later word may ask again. Refuses with
 * `nothing_to_settle` when nobody has to look at the parcel.
 */
export async function settleAttention(
  ctx: Context,
  { shipmentId, version, reason }: TurnShipmentInput,
): Promise<ShipmentView> {
  requirePermission(ctx, "shipment:write");
  return change(ctx, async (tx) => {
    const parcel = await loadParcel(tx, shipmentId);
    if (parcel.attention === null)
      throw new DomainError("illegal_state", "nothing_to_settle", "Nothing about this parcel needs a look.");
    await compareAndSet(tx, shipments, {
      before: { id: shipmentId, version },
      changes: SETTLED,
    });
    await recordAudit(tx, ctx, {
      action: "shipment.settle_attention",
      subjectType: "shipment",
      subjectId: shipmentId,
      before: { attention: parcel.attention },
      reason,
    });
    return viewShipment(tx, ctx, shipmentId);
  });
}
