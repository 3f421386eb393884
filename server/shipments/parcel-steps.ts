import type { Transaction } from "#db/client.ts";
import type { shipments } from "#db/schema/devices.ts";
import type { Effect } from "#server/changes/enqueue.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import type { DeviceEvent } from "#server/domain/devices/status.ts";
import { SETTLED } from "#server/domain/shipments/attention.ts";
import { carrierName } from "#server/domain/shipments/carriers.ts";
import type { ShipmentEvent } from "#server/domain/shipments/status.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { startActivationWindow } from "#server/terminals/activation/start-activation-window.ts";
import { closeTerminalOfDevice } from "#server/terminals/close-terminal-of-device.ts";

export type Shipment = typeof shipments.$inferSelect;

/** What a parcel's event means for the device in it. */
const DEVICE_EVENT: Partial<Record<ShipmentEvent, DeviceEvent>> = {
  ship: "ship",
  deliver: "deliver",
  turn_back: "send_back",
  lose: "report_lost",
};

/** What else follows, in the same transaction, whoever takes the step: staff, or the carrier's word. */
type Consequence = (tx: Transaction, ctx: Context, parcel: Shipment & { reason?: string }) => Promise<void>;

/** Tells the owner under which number the parcel is on its way. */
export const tellShipped: Consequence = (tx, ctx, { merchantId, carrier, trackingNumber }) => {
  const facts = {
    carrier: carrier === null ? "" : carrierName(carrier),
    trackingNumber: trackingNumber ?? "",
  };
  return notifyOwner(tx, ctx, { text: "shipment.shipped", facts, merchantId });
};

const CONSEQUENCES: Partial<Record<ShipmentEvent, Consequence>> = {
  ship: tellShipped,
  deliver: async (tx, ctx, { deviceId, merchantId }) => {
    await startActivationWindow(tx, ctx, deviceId);
    await notifyOwner(tx, ctx, { text: "shipment.delivered", merchantId });
  },
  turn_back: async (tx, ctx, { deviceId, merchantId, reason }) => {
    await closeTerminalOfDevice(tx, ctx, { deviceId, ...(reason !== undefined && { reason }) });
    await notifyOwner(tx, ctx, { text: "shipment.returning", merchantId });
  },
  lose: async (tx, ctx, { deviceId, merchantId, reason }) => {
    await closeTerminalOfDevice(tx, ctx, { deviceId, ...(reason !== undefined && { reason }) });
    await notifyOwner(tx, ctx, { text: "shipment.lost", merchantId });
  },
};

const EFFECTS: Partial<Record<ShipmentEvent, (shipmentId: string) => Effect>> = {
  ship: (shipmentId) => ({ topic: "shipment.shipped", payload: { shipmentId } }),
  deliver: (shipmentId) => ({ topic: "shipment.delivered", payload: { shipmentId } }),
};

export interface ParcelStep {
  event: ShipmentEvent;
  /** The version that the sender saw, where a person decides. */
  seenVersion?: number;
  reason?: string;
  changes?: Partial<Omit<Shipment, "id" | "status" | "since" | "version">>;
}

/**
 * How every step of a parcel is taken: its device and what depends on both move with it, or nothing does. Whoever calls
 * has checked the permission and locked the device (`loadParcel`). What somebody had to look at is settled by the step.
 */
export async function takeParcelStep(
  tx: Transaction,
  ctx: Context,
  { before, event, changes, ...step }: ParcelStep & { before: Shipment },
): Promise<Shipment> {
  const effect = EFFECTS[event]?.(before.id);
  const after = await takeStep(tx, ctx, {
    noun: "shipment",
    before,
    event,
    ...step,
    changes: { ...SETTLED, ...changes },
    effects: effect === undefined ? [] : [effect],
  });
  const deviceEvent = DEVICE_EVENT[event];
  if (deviceEvent !== undefined)
    await moveDevice(tx, ctx, { deviceId: before.deviceId, event: deviceEvent, withParcel: true });
  await CONSEQUENCES[event]?.(tx, ctx, { ...after, ...step });
  return after;
}
