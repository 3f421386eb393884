import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Shipment } from "./parcel-steps.ts";

/** The parcel, after its device has been locked: parcel, device and terminal move together or not at all. */
export async function loadParcel(tx: Transaction, shipmentId: string): Promise<Shipment> {
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
  if (shipment === undefined) throw shipmentNotFound();
  return shipment;
}

export function shipmentNotFound(): DomainError {
  return new DomainError("not_found", "shipment_not_found", "There is no such shipment.");
}
