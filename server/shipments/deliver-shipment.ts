import type { Context } from "#server/context.ts";
import type { ShipmentVersionInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { moveShipment } from "./move-shipment.ts";

/** The parcel arrived; the seven days of the activation code begin. */
export function deliverShipment(ctx: Context, input: ShipmentVersionInput): Promise<ShipmentView> {
  return moveShipment(ctx, input, { event: "deliver", changes: { deliveredAt: ctx.now } });
}
