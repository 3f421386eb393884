import { eq } from "drizzle-orm";
import type { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { createShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { openParcel } from "./open-parcel.ts";
import { viewShipment } from "./view-shipment.ts";

/** Prepares a parcel for a reserved device; a device is in at most one open parcel (I8). */
export async function createShipment(
  ctx: Context,
  input: z.output<typeof createShipmentInput>,
): Promise<ShipmentView> {
  requirePermission(ctx, "shipment:write");
  try {
    return await change(ctx, async (tx) => {
      const [device] = await tx.select().from(devices).where(eq(devices.id, input.deviceId)).for("update");
      if (device === undefined)
        throw new DomainError("not_found", "device_not_found", "There is no such device.");
      if (device.status !== "reserved" || device.merchantId === null) {
        throw new DomainError(
          "illegal_state",
          "device_not_reserved",
          "Only a reserved device can be shipped.",
          {
            status: device.status,
          },
        );
      }
      const { merchantId } = device;
      const id = await openParcel(tx, ctx, { deviceId: device.id, merchantId, recipient: input.recipient });
      return viewShipment(tx, ctx, id);
    });
  } catch (error) {
    if (brokenConstraint(error) !== "shipments_one_open_per_device") throw error;
    throw new DomainError("conflict", "shipment_open", "This device is already in an open shipment.");
  }
}
