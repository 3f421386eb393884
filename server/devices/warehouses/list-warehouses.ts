import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { warehouseRows, warehouseViewOf } from "./warehouse-rows.ts";

/** Every warehouse with how much lies there, the default one first. */
export async function listWarehouses(ctx: Context): Promise<WarehouseView[]> {
  requirePermission(ctx, "device:read");
  return (await read(ctx, async (db) => warehouseRows(db))).map(warehouseViewOf);
}
