import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import type { DeviceEvent } from "#server/domain/devices/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import { placeAfter } from "./device-place.ts";
import { whichParcelHolds } from "./open-parcel-of.ts";
import { refuseLoaded } from "./payment-keys/refuse-loaded.ts";
import { refuseQuarantined } from "./refuse-quarantined.ts";

export type Device = typeof devices.$inferSelect;

interface DeviceMove {
  deviceId: string;
  event: DeviceEvent;
  /** Binds the device to a merchant, or frees it when null. */
  merchantId?: string | null;
  /** The version that the sender saw, where a person decides. */
  seenVersion?: number;
  reason?: string;
  /** Where it is put, when it comes to a shelf; where it lay or else the default warehouse when nothing is said. */
  warehouseId?: string | undefined;
  /** Whether a step of its own parcel moves it: nothing else may while it is in one. */
  withParcel?: boolean;
}

/**
 * Moves a device along its state machine within the verb that causes it, which has checked the permission. The device
 * is locked, so that a parcel made at the same time waits and then sees what it has become. Refuses with `shipment_open`.
 */
export async function moveDevice(tx: Transaction, ctx: Context, move: DeviceMove): Promise<Device> {
  const { deviceId, event, merchantId, seenVersion, reason, withParcel = false } = move;
  const [before] = await tx.select().from(devices).where(eq(devices.id, deviceId)).for("update");
  if (before === undefined) throw deviceNotFound();
  if (!withParcel) await refuseInParcel(tx, deviceId);
  if (event === "restock" || event === "resume") await refuseQuarantined(tx, deviceId);
  if (event === "restock" || event === "retire") await refuseLoaded(tx, deviceId);
  const warehouseId = await placeAfter(tx, before, move);
  return takeStep(tx, ctx, {
    noun: "device",
    before,
    event,
    seenVersion,
    reason,
    changes: { warehouseId, ...(merchantId !== undefined && { merchantId }) },
    facts: (after) => ({
      merchantId: after.merchantId,
      ...(after.warehouseId !== before.warehouseId && { warehouseId: after.warehouseId }),
    }),
  });
}

async function refuseInParcel(tx: Transaction, deviceId: string): Promise<void> {
  const parcel = await whichParcelHolds(tx, deviceId);
  if (parcel === undefined) return;
  throw new DomainError(
    "conflict",
    "shipment_open",
    "The device is in a parcel. Call the parcel off, turn it back or report it first.",
    { shipmentId: parcel.id, status: parcel.status },
  );
}

export function deviceNotFound(): DomainError {
  return new DomainError("not_found", "device_not_found", "There is no such device.");
}
