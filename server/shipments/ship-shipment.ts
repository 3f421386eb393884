import type { z } from "zod";
import { brokenConstraint } from "#db/transaction.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { shipShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { Carrier } from "#server/domain/shipments/status.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { moveShipment } from "./move-shipment.ts";

/** As people say them (domain.md §5); a message does not know its reader's language. */
const CARRIER_NAMES: Record<Carrier, string> = {
  sf: "顺丰 SF",
  jd: "京东 JD",
  yto: "圆通 YTO",
  zto: "中通 ZTO",
  yunda: "韵达 YUNDA",
  sto: "申通 STO",
  ems: "EMS",
};

/**
 * Hands the parcel to the carrier under its tracking number, and tells the owner. A number that the carrier has given to
 * another parcel is refused as `tracking_number_known`: two labels were mixed up.
 */
export async function shipShipment(
  ctx: Context,
  input: z.output<typeof shipShipmentInput>,
): Promise<ShipmentView> {
  const { carrier, trackingNumber, shipmentId } = input;
  const facts = { carrier: CARRIER_NAMES[carrier], trackingNumber };
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
