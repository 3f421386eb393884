import type { Context } from "#server/context.ts";
import type { ShipmentVersionInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { moveShipment } from "./move-shipment.ts";

/** Calls off a parcel that has not left; its device stays reserved. */
export function cancelShipment(ctx: Context, input: ShipmentVersionInput): Promise<ShipmentView> {
  return moveShipment(ctx, input, { event: "cancel" });
}
