import type { z } from "zod";
import { brokenConstraint } from "#db/transaction.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { carrierName } from "#server/domain/shipments/carriers.ts";
import type { shipShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { moveShipment } from "./move-shipment.ts";

/**
 * Hands the parcel to the carrier under its tracking number, and tells the owner. A number that the carrier has given to
 * another parcel is refused as `tracking_number_known`: two labels were mixed up.
 */
export async function shipShipment(
  ctx: Context,
  input: z.output<typeof shipShipmentInput>,
): Promise<ShipmentView> {
  const { carrier, trackingNumber, shipmentId } = input;
  const facts = { carrier: carrierName(carrier), trackingNumber };
  try {
    return await moveShipment(ctx, input, {
      event: "ship",
      changes: { carrier, trackingNumber, shippedAt: ctx.now },
      effects: [{ topic: "shipment.shipped", payload: { shipmentId } }],
      also: (tx, { merchantId }) => notifyOwner(tx, ctx, { text: "shipment.shipped", facts, merchantId }),
    });
  } catch (error) {
    if (brokenConstraint(error) !== "shipments_tracking_number") throw error;
    const text = "Another parcel has this tracking number. Check both labels.";
    throw new DomainError("conflict", "tracking_number_known", text, { trackingNumber });
  }
}
