import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { warehouseLevels } from "#db/schema/models.ts";
import { warehouses } from "#db/schema/warehouses.ts";

/** Of every model, how many units each open warehouse has in stock, and below how many it is pointed out. */
export function stockOfModels(reader: Reader) {
  const inStock = and(
    eq(devices.warehouseId, warehouses.id),
    eq(devices.modelCode, deviceModels.code),
    eq(devices.status, "in_stock"),
  );
  const level = and(
    eq(warehouseLevels.warehouseId, warehouses.id),
    eq(warehouseLevels.modelCode, deviceModels.code),
  );
  return reader
    .select({
      modelCode: deviceModels.code,
      warehouseId: warehouses.id,
      warehouseName: warehouses.name,
      inStock: sql<number>`count(${devices.id})::int`,
      lowStockBelow: sql<number>`coalesce(${warehouseLevels.lowStockBelow}, 0)::int`,
    })
    .from(warehouses)
    .crossJoin(deviceModels)
    .leftJoin(warehouseLevels, level)
    .leftJoin(devices, inStock)
    .where(eq(warehouses.status, "open"))
    .groupBy(deviceModels.code, warehouses.id, warehouseLevels.lowStockBelow)
    .orderBy(desc(warehouses.isDefault), asc(warehouses.code));
}
