import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { warehouseNotFound } from "./view-warehouse.ts";

/** The warehouse, held until the transaction ends: whoever puts something into it waits, or came first. */
export async function loadWarehouse(
  tx: Transaction,
  warehouseId: string,
): Promise<typeof warehouses.$inferSelect> {
  const [row] = await tx.select().from(warehouses).where(eq(warehouses.id, warehouseId)).for("update");
  if (row === undefined) throw warehouseNotFound();
  return row;
}
