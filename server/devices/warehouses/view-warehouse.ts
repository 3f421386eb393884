import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { warehouseRows, warehouseViewOf } from "./warehouse-rows.ts";

export async function viewWarehouse(reader: Reader, warehouseId: string): Promise<WarehouseView> {
  const [row] = await warehouseRows(reader).where(eq(warehouses.id, warehouseId));
  if (row === undefined) throw warehouseNotFound();
  return warehouseViewOf(row);
}

export function warehouseNotFound(): DomainError {
  return new DomainError("not_found", "warehouse_not_found", "There is no such warehouse.");
}
