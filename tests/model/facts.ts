import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { devices, shipments } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import { OPEN_SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";
import type { World } from "../support/world/world.ts";
import type { Unit } from "./device-model.ts";

/** What the database holds of one serial. */
export interface Facts {
  device: typeof devices.$inferSelect;
  terminal: typeof terminals.$inferSelect | null;
  parcel: typeof shipments.$inferSelect | null;
}

/** The facts of these serials in the order in which stock is given out, each with its open terminal and parcel. */
export async function factsOf({ runtime }: World, serialNumbers: readonly string[]): Promise<Facts[]> {
  return runtime.db
    .select({ device: devices, terminal: terminals, parcel: shipments })
    .from(devices)
    .leftJoin(terminals, and(eq(terminals.deviceId, devices.id), ne(terminals.status, "closed")))
    .leftJoin(
      shipments,
      and(eq(shipments.deviceId, devices.id), inArray(shipments.status, [...OPEN_SHIPMENT_STATUSES])),
    )
    .where(inArray(devices.serialNumber, [...serialNumbers]))
    .orderBy(asc(devices.receivedAt), asc(devices.id));
}

/** The same as the model writes it. */
export function unitOf({ device, terminal, parcel }: Facts, merchants: readonly string[]): Unit {
  const merchant = device.merchantId === null ? null : (merchants.indexOf(device.merchantId) as 0 | 1);
  return {
    serialNumber: device.serialNumber,
    device: device.status,
    merchant,
    terminal: terminal?.status ?? null,
    parcel: parcel?.status ?? null,
    attention: parcel?.attention ?? null,
  };
}
