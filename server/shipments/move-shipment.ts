import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ShipmentVersionInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { loadParcel } from "./load-parcel.ts";
import { type ParcelStep, takeParcelStep } from "./parcel-steps.ts";
import { viewShipment } from "./view-shipment.ts";

/** A step of a parcel that somebody of logistics takes. */
export async function moveShipment(
  ctx: Context,
  { shipmentId, version }: ShipmentVersionInput,
  step: Omit<ParcelStep, "seenVersion">,
): Promise<ShipmentView> {
  requirePermission(ctx, "shipment:write");
  return change(ctx, async (tx) => {
    const before = await loadParcel(tx, shipmentId);
    await takeParcelStep(tx, ctx, { before, ...step, seenVersion: version });
    return viewShipment(tx, ctx, shipmentId);
  });
}
