import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { shipShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { moveShipment } from "./move-shipment.ts";
import { refuseKnownNumber } from "./refuse-known-number.ts";

/**
 * Hands the parcel to the carrier under its tracking number, and tells the owner. A number that the carrier has given to
 * another parcel is refused as `tracking_number_known`: two labels were mixed up.
 */
export async function shipShipment(
  ctx: Context,
  input: z.output<typeof shipShipmentInput>,
): Promise<ShipmentView> {
  const { carrier, trackingNumber } = input;
  return refuseKnownNumber(trackingNumber, () =>
    moveShipment(ctx, input, { event: "ship", changes: { carrier, trackingNumber, shippedAt: ctx.now } }),
  );
}
