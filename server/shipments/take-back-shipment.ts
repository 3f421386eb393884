import type { Context } from "#server/context.ts";
import type { ShipmentVersionInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { moveShipment } from "./move-shipment.ts";

/** The parcel is here again; its device is looked at before it is restocked, repaired or retired. */
export function takeBackShipment(ctx: Context, input: ShipmentVersionInput): Promise<ShipmentView> {
  return moveShipment(ctx, input, { event: "take_back" });
}
