import { asc, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { WAREHOUSE_TRANSITIONS } from "#server/domain/devices/warehouses/status.ts";
import { type WarehouseView, warehouseView } from "#server/domain/devices/warehouses/views.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";

/** Warehouses with how many devices lie there; the default one first, then by their codes. */
export function warehouseRows(reader: Reader) {
  return reader
    .select({
      warehouse: warehouses,
      inStock: sql<number>`count(${devices.id}) filter (where ${devices.status} = 'in_stock')::int`,
      onShelf: sql<number>`count(${devices.id})::int`,
    })
    .from(warehouses)
    .leftJoin(devices, eq(devices.warehouseId, warehouses.id))
    .groupBy(warehouses.id)
    .orderBy(desc(warehouses.isDefault), asc(warehouses.code));
}

type WarehouseRow = Awaited<ReturnType<typeof warehouseRows>>[number];

export function warehouseViewOf({ warehouse, ...counts }: WarehouseRow): WarehouseView {
  // The default one stays: where would a device come to then?
  const events = warehouse.isDefault ? [] : eventsFrom(WAREHOUSE_TRANSITIONS, warehouse.status);
  const createdAt = warehouse.createdAt.toISOString();
  return { ...shownAs(warehouseView, warehouse), ...counts, createdAt, events };
}
