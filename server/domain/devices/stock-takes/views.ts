import { z } from "zod";
import { DEVICE_STATUSES } from "#server/domain/devices/status.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { DIFFERENCES } from "./differences.ts";
import { STOCK_TAKE_EVENTS, STOCK_TAKE_STATUSES } from "./status.ts";

export const stockTakeView = z.strictObject({
  id: z.string(),
  status: z.enum(STOCK_TAKE_STATUSES),
  warehouseId: z.string(),
  warehouseName: z.string(),
  /** Null where all shelves are counted. */
  modelCode: z.string().nullable(),
  modelName: z.string().nullable(),
  startedAt: utcInstant,
  startedByName: z.string(),
  endedAt: utcInstant.nullable(),
  scanned: z.int(),
  /** Known once it is closed. */
  missing: z.int().nullable(),
  surplus: z.int().nullable(),
  events: z.array(z.enum(STOCK_TAKE_EVENTS)),
  version: z.int(),
});
export type StockTakeView = z.infer<typeof stockTakeView>;
export const stockTakePage = pageOf(stockTakeView);

export const stockDifference = z.strictObject({
  serialNumber: z.string(),
  difference: z.enum(DIFFERENCES),
  /** What was on record when it was closed; null of a serial that nobody knows. */
  status: z.enum(DEVICE_STATUSES).nullable(),
  /** In which warehouse it lay by the record; null where on no shelf. */
  warehouseName: z.string().nullable(),
  deviceId: z.string().nullable(),
});
export type StockDifference = z.infer<typeof stockDifference>;

export const stockTakeFile = stockTakeView.extend({ differences: z.array(stockDifference) });
export type StockTakeFile = z.infer<typeof stockTakeFile>;
