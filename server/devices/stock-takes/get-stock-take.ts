import { asc, eq } from "drizzle-orm";
import { stockDifferences } from "#db/schema/stock-takes.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { StockTakeFile } from "#server/domain/devices/stock-takes/views.ts";
import { viewStockTake } from "./stock-take-rows.ts";

/** A count with everything that differed. */
export async function getStockTake(
  ctx: Context,
  { stockTakeId }: { stockTakeId: string },
): Promise<StockTakeFile> {
  requirePermission(ctx, "device:read");
  return read(ctx, async (db) => {
    const differences = await db
      .select({
        serialNumber: stockDifferences.serialNumber,
        difference: stockDifferences.difference,
        status: stockDifferences.status,
        warehouseName: warehouses.name,
        deviceId: stockDifferences.deviceId,
      })
      .from(stockDifferences)
      .leftJoin(warehouses, eq(warehouses.id, stockDifferences.warehouseId))
      .where(eq(stockDifferences.stockTakeId, stockTakeId))
      .orderBy(asc(stockDifferences.difference), asc(stockDifferences.serialNumber));
    return { ...(await viewStockTake(db, stockTakeId)), differences };
  });
}
