import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { deviceRows, deviceViewOf } from "./device-rows.ts";
import { deviceNotFound } from "./move-device.ts";

/** One device as staff see it; refuses with `not_found`. */
export async function viewDevice(reader: Reader, deviceId: string): Promise<DeviceView> {
  const [row] = await deviceRows(reader).where(eq(devices.id, deviceId));
  if (row === undefined) throw deviceNotFound();
  return deviceViewOf(row);
}
