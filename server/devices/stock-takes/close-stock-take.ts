import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { stockDifferences, stockTakeScans, type stockTakes } from "#db/schema/stock-takes.ts";
import type { Context } from "#server/context.ts";
import { differencesOf, ON_SHELF } from "#server/domain/devices/stock-takes/differences.ts";
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
  const ofModel = take.modelCode === null ? undefined : eq(devices.modelCode, take.modelCode);
  const here = await tx
    .select({ id: devices.id, serialNumber: devices.serialNumber, status: devices.status })
    .from(devices)
    .where(and(inArray(devices.status, [...ON_SHELF]), ofModel));
  const scanned = await tx
    .select({ serialNumber: stockTakeScans.serialNumber, id: devices.id, status: devices.status })
    .from(stockTakeScans)
    .leftJoin(devices, eq(devices.serialNumber, stockTakeScans.serialNumber))
    .where(eq(stockTakeScans.stockTakeId, take.id));
  const idOf = new Map([...here, ...scanned].map(({ serialNumber, id }) => [serialNumber, id]));
  const differences = differencesOf(here, scanned);
  const rows = differences.map((one) => ({
    ...one,
    stockTakeId: take.id,
    deviceId: idOf.get(one.serialNumber) ?? null,
  }));
  for (let from = 0; from < rows.length; from += ROWS)
    await tx.insert(stockDifferences).values(rows.slice(from, from + ROWS));
  const missing = differences.filter(({ difference }) => difference === "missing").length;
  return { missing, surplus: differences.length - missing };
}
