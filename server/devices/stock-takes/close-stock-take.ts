import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { stockDifferences, stockTakeScans, type stockTakes } from "#db/schema/stock-takes.ts";
import type { Context } from "#server/context.ts";
import { ON_SHELF } from "#server/domain/devices/status.ts";
import { differencesOf } from "#server/domain/devices/stock-takes/differences.ts";
import type { StockTakeVersionInput } from "#server/domain/devices/stock-takes/inputs.ts";
import type { StockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import { endStockTake } from "./end-stock-take.ts";

/** So many rows go into one statement; PostgreSQL takes 65,535 values. */
const ROWS = 5_000;

/** Compares what was found with what is on record at this moment, and keeps what differs. Nothing is moved by it. */
export function closeStockTake(ctx: Context, input: StockTakeVersionInput): Promise<StockTakeView> {
  return endStockTake(ctx, input, { event: "close", count: keepDifferences });
}

async function keepDifferences(tx: Transaction, take: typeof stockTakes.$inferSelect) {
  const { id, status, warehouseId } = devices;
  const ofModel = take.modelCode === null ? undefined : eq(devices.modelCode, take.modelCode);
  const here = await tx
    .select({ id, serialNumber: devices.serialNumber, status, warehouseId })
    .from(devices)
    .where(and(eq(warehouseId, take.warehouseId), inArray(status, [...ON_SHELF]), ofModel));
  const scanned = await tx
    .select({ serialNumber: stockTakeScans.serialNumber, id, status, warehouseId })
    .from(stockTakeScans)
    .leftJoin(devices, eq(devices.serialNumber, stockTakeScans.serialNumber))
    .where(eq(stockTakeScans.stockTakeId, take.id));
  const idOf = new Map([...here, ...scanned].map(({ serialNumber, id }) => [serialNumber, id]));
  const differences = differencesOf(take.warehouseId, here, scanned);
  const rows = differences.map(({ serialNumber, difference, status, warehouseId }) => ({
    ...{ serialNumber, difference, status, warehouseId },
    stockTakeId: take.id,
    deviceId: idOf.get(serialNumber) ?? null,
  }));
  for (let from = 0; from < rows.length; from += ROWS)
    await tx.insert(stockDifferences).values(rows.slice(from, from + ROWS));
  const missing = differences.filter(({ difference }) => difference === "missing").length;
  return { missing, surplus: differences.length - missing };
}
