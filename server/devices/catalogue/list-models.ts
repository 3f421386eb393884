import { and, asc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";

/** Every model, the smallest deposit first, with how many units are in stock. */
export async function listModels(reader: Reader) {
  const rows = await reader
    .select({ model: deviceModels, inStock: sql<number>`count(${devices.id})::int` })
    .from(deviceModels)
    .leftJoin(devices, and(eq(devices.modelCode, deviceModels.code), eq(devices.status, "in_stock")))
    .groupBy(deviceModels.code)
    .orderBy(asc(deviceModels.depositFen));
  return rows.map(({ model, inStock }) => ({ ...model, inStock }));
}
