import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { DomainError } from "#server/domain/errors.ts";
import { warehouseNotFound } from "./view-warehouse.ts";

/**
 * The open warehouse into which something is put, the default one when none is named; it stays open until the transaction
 * ends. Refuses with `warehouse_closed`.
 */
export async function requireWarehouse(tx: Transaction, warehouseId?: string): Promise<string> {
  // Another becomes the default while this one is waited for: then it is looked up again.
  const warehouse = (await shared(tx, warehouseId)) ?? (await shared(tx, warehouseId));
  if (warehouse === undefined) throw warehouseNotFound();
  if (warehouse.status === "open") return warehouse.id;
  throw new DomainError("conflict", "warehouse_closed", "This warehouse is closed. Choose another one.");
}

async function shared(tx: Transaction, warehouseId: string | undefined) {
  const [warehouse] = await tx
    .select({ id: warehouses.id, status: warehouses.status })
    .from(warehouses)
    .where(warehouseId === undefined ? eq(warehouses.isDefault, true) : eq(warehouses.id, warehouseId))
    .for("share");
  return warehouse;
}
