import type { Context } from "#server/context.ts";
import type { TurnShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { moveShipment } from "./move-shipment.ts";

/** The parcel was refused or is called back: it is on its way here, and its terminal is closed. */
export function turnBackShipment(
  ctx: Context,
  { reason, ...parcel }: TurnShipmentInput,
): Promise<ShipmentView> {
  return moveShipment(ctx, parcel, { event: "turn_back", reason });
}
