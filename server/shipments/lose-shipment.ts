import type { Context } from "#server/context.ts";
import type { TurnShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { moveShipment } from "./move-shipment.ts";

/** The carrier cannot find the parcel: its device is lost, and its terminal is closed. */
export function loseShipment(ctx: Context, { reason, ...parcel }: TurnShipmentInput): Promise<ShipmentView> {
  return moveShipment(ctx, parcel, { event: "lose", reason });
}
