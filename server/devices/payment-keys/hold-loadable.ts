import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { DomainError } from "#server/domain/errors.ts";
import { deviceNotFound } from "../move-device.ts";

/** Locks a device into which keys may come, so that it is not moved meanwhile; refuses one that is retired or lost. */
export async function holdLoadable(tx: Transaction, deviceId: string): Promise<void> {
  const [device] = await tx
    .select({ status: devices.status })
    .from(devices)
    .where(eq(devices.id, deviceId))
    .for("update");
  if (device === undefined) throw deviceNotFound();
  if (!["retired", "lost"].includes(device.status)) return;
  const text = "No key comes into use in a device that is retired or lost.";
  throw new DomainError("illegal_state", "device_not_loadable", text, { status: device.status });
}
