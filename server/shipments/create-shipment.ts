import { eq } from "drizzle-orm";
import type { z } from "zod";
import { devices, shipments } from "#db/schema/devices.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { createShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { viewShipment } from "./view-shipment.ts";

/** Prepares a parcel for a reserved device; a device is in at most one open parcel (I8). */
export async function createShipment(
  ctx: Context,
  input: z.output<typeof createShipmentInput>,
): Promise<ShipmentView> {
  requirePermission(ctx, "shipment:write");
  const id = makeId("shipment", ctx.randomBytes);
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
      await tx.insert(shipments).values({
        id,
        deviceId: device.id,
        merchantId: device.merchantId,
        status: "pending",
        recipient: ctx.vault.seal(JSON.stringify(input.recipient), placeOf("shipments.recipient", id)),
        phoneEnding: input.recipient.mobile.slice(-4),
        createdAt: ctx.now,
        since: ctx.now,
      });
      await recordAudit(tx, ctx, {
        action: "shipment.create",
        subjectType: "shipment",
        subjectId: id,
        after: { status: "pending", deviceId: device.id },
      });
      return viewShipment(tx, ctx, id);
    });
  } catch (error) {
    if (brokenConstraint(error) !== "shipments_one_open_per_device") throw error;
    throw new DomainError("conflict", "shipment_open", "This device is already in an open shipment.");
  }
}
