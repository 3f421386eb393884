import type { Context } from "#server/context.ts";
import type { ShipmentVersionInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { moveShipment } from "./move-shipment.ts";

/** The parcel is packed and waits for its carrier. */
export function packShipment(ctx: Context, input: ShipmentVersionInput): Promise<ShipmentView> {
  return moveShipment(ctx, input, { event: "pack" });
}
