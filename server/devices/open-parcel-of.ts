import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { shipments } from "#db/schema/devices.ts";
import { OPEN_SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

export type Parcel = typeof shipments.$inferSelect;

/** The open parcel that a device is in; undefined when it is in none. */
export async function openParcelOf(reader: Reader, deviceId: string): Promise<Parcel | undefined> {
  const [parcel] = await reader
    .select()
    .from(shipments)
    .where(and(eq(shipments.deviceId, deviceId), inArray(shipments.status, OPEN_SHIPMENT_STATUSES)));
  return parcel;
}
