import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { shipments } from "#db/schema/devices.ts";
import { OPEN_SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

export type Parcel = typeof shipments.$inferSelect;

/** The open parcel that a device is in; undefined when it is in none. */
export async function openParcelOf(reader: Reader, deviceId: string): Promise<Parcel | undefined> {
  const [parcel] = await reader.select().from(shipments).where(isOpenParcelOf(deviceId));
  return parcel;
}

/** The same without where it goes, which is not for every process to read. */
export async function whichParcelHolds(
  reader: Reader,
  deviceId: string,
): Promise<Pick<Parcel, "id" | "status"> | undefined> {
  const { id, status } = shipments;
  const [parcel] = await reader.select({ id, status }).from(shipments).where(isOpenParcelOf(deviceId));
  return parcel;
}

const isOpenParcelOf = (deviceId: string): SQL | undefined =>
  and(eq(shipments.deviceId, deviceId), inArray(shipments.status, OPEN_SHIPMENT_STATUSES));
