import { eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels } from "#db/schema/devices.ts";
import { people } from "#db/schema/people.ts";
import { stockTakeScans, stockTakes } from "#db/schema/stock-takes.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { STOCK_TAKE_TRANSITIONS } from "#server/domain/devices/stock-takes/status.ts";
import { type StockTakeView, stockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";

/** Counts with the names of their warehouse and model and of whoever began them. */
export function stockTakeRows(reader: Reader) {
  return reader
    .select({
      take: stockTakes,
      modelName: deviceModels.name,
      warehouseName: warehouses.name,
      startedByName: people.name,
      scanned: sql<number>`(select count(*)::int from ${stockTakeScans} where ${stockTakeScans.stockTakeId} = ${stockTakes.id})`,
    })
    .from(stockTakes)
    .leftJoin(deviceModels, eq(deviceModels.code, stockTakes.modelCode))
    .innerJoin(warehouses, eq(warehouses.id, stockTakes.warehouseId))
    .innerJoin(people, eq(people.id, stockTakes.startedBy));
}

type StockTakeRow = Awaited<ReturnType<typeof stockTakeRows>>[number];

export function stockTakeViewOf({ take, ...names }: StockTakeRow): StockTakeView {
  return {
    ...shownAs(stockTakeView, take),
    ...names,
    startedAt: take.startedAt.toISOString(),
    endedAt: take.endedAt?.toISOString() ?? null,
    events: eventsFrom(STOCK_TAKE_TRANSITIONS, take.status),
  };
}

export async function viewStockTake(reader: Reader, stockTakeId: string): Promise<StockTakeView> {
  const [row] = await stockTakeRows(reader).where(eq(stockTakes.id, stockTakeId));
  if (row === undefined)
    throw new DomainError("not_found", "stock_take_not_found", "There is no such count.");
  return stockTakeViewOf(row);
}
