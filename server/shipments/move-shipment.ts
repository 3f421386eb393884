import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import type { Effect } from "#server/changes/enqueue.ts";
import { takeStep } from "#server/changes/take-step.ts";
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
  turn_back: "send_back",
  lose: "report_lost",
};

interface ShipmentStep {
  event: ShipmentEvent;
  reason?: string;
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
    const before = await loadShipment(tx, input.shipmentId);
    const after = await takeStep(tx, ctx, {
      noun: "shipment",
      before,
      seenVersion: input.version,
      event,
      ...step,
    });
    const deviceEvent = DEVICE_EVENT[event];
    const { deviceId } = before;
    if (deviceEvent !== undefined)
      await moveDevice(tx, ctx, { deviceId, event: deviceEvent, withParcel: true });
    await also?.(tx, after);
    return viewShipment(tx, ctx, before.id);
  });
}

/** The parcel, after its device has been locked: parcel, device and terminal move together or not at all. */
async function loadShipment(tx: Transaction, shipmentId: string): Promise<Shipment> {
  const [named] = await tx
    .select({ deviceId: shipments.deviceId })
    .from(shipments)
    .where(eq(shipments.id, shipmentId));
  await tx
    .select({ id: devices.id })
    .from(devices)
    .where(eq(devices.id, named?.deviceId ?? ""))
    .for("update");
  const [shipment] = await tx.select().from(shipments).where(eq(shipments.id, shipmentId));
  if (shipment === undefined)
    throw new DomainError("not_found", "shipment_not_found", "There is no such shipment.");
  return shipment;
}
