import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { DomainError } from "#server/domain/errors.ts";
import { deviceNotFound } from "./move-device.ts";

/** The device in stock with this serial, and its model; refuses one that is not there, or not there any more. */
export async function deviceInStock(tx: Transaction, serialNumber: string) {
  const [found] = await tx
    .select({ device: devices, model: deviceModels })
    .from(devices)
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
    .where(eq(devices.serialNumber, serialNumber));
  if (found === undefined) throw deviceNotFound();
  if (found.device.status === "in_stock") return found;
  throw new DomainError("conflict", "device_not_in_stock", "This device is not in stock. Take another one.", {
    status: found.device.status,
  });
}
