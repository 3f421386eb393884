import type { Context } from "#server/context.ts";
import type { TurnShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { closeTerminalOfDevice } from "#server/terminals/close-terminal-of-device.ts";
import { moveShipment } from "./move-shipment.ts";

/** The parcel was refused or is called back: it is on its way here, and its terminal is closed. */
export function turnBackShipment(
  ctx: Context,
  { reason, ...parcel }: TurnShipmentInput,
): Promise<ShipmentView> {
  return moveShipment(ctx, parcel, {
    event: "turn_back",
    reason,
    also: async (tx, { deviceId, merchantId }) => {
      await closeTerminalOfDevice(tx, ctx, { deviceId, reason });
      await notifyOwner(tx, ctx, { text: "shipment.returning", merchantId });
    },
  });
}
