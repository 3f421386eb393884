import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { shipments } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { type Effect, takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { DeviceEvent } from "#server/domain/devices/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { ShipmentVersionInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentEvent } from "#server/domain/shipments/status.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { viewShipment } from "./list-shipments.ts";

type Shipment = typeof shipments.$inferSelect;

/** What a parcel's event means for the device in it. */
const DEVICE_EVENT: Partial<Record<ShipmentEvent, DeviceEvent>> = {
  ship: "ship",
  deliver: "deliver",
  return: "send_back",
  lose: "report_lost",
};

interface ShipmentStep {
  event: ShipmentEvent;
  changes?: Partial<Pick<Shipment, "carrier" | "trackingNumber" | "shippedAt" | "deliveredAt">>;
  effects?: readonly Effect[];
  /** What follows from the step, in the same transaction. */
  also?: (tx: Transaction, shipment: Shipment) => Promise<void>;
}

/** How every step of a parcel is taken: its device moves with it, or neither does. */
export async function moveShipment(
  ctx: Context,
  input: ShipmentVersionInput,
  { event, also, ...step }: ShipmentStep,
): Promise<ShipmentView> {
  requirePermission(ctx, "shipment:write");
  return change(ctx, async (tx) => {
    const [before] = await tx.select().from(shipments).where(eq(shipments.id, input.shipmentId));
    if (before === undefined)
      throw new DomainError("not_found", "shipment_not_found", "There is no such shipment.");
    const after = await takeStep(tx, ctx, {
      noun: "shipment",
      before,
      seenVersion: input.version,
      event,
      ...step,
    });
    const deviceEvent = DEVICE_EVENT[event];
    if (deviceEvent !== undefined) await moveDevice(tx, ctx, before.deviceId, deviceEvent);
    await also?.(tx, after);
    return viewShipment(tx, ctx, before.id);
  });
}
