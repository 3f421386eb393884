import { z } from "zod";
import { modelCode } from "#server/domain/devices/inputs.ts";
import { warehouseId } from "#server/domain/devices/warehouses/inputs.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor } from "#server/domain/fields/pages.ts";
import { serialNumber } from "#server/domain/fields/text.ts";

/** One warehouse, the default one when nothing is said; without a model, all its shelves. */
export const startStockTakeInput = z.strictObject({
  warehouseId: warehouseId.optional(),
  modelCode: modelCode.optional(),
});

export const stockTakeRef = z.strictObject({ stockTakeId: id("stockTake") });

/** Serials as they are scanned; the same again is counted once. */
export const scanStockTakeInput = stockTakeRef.extend({
  serialNumbers: z.array(serialNumber).min(1).max(500),
});

export const stockTakeVersionInput = z.strictObject(versioned("stockTakeId", "stockTake"));
export type StockTakeVersionInput = z.infer<typeof stockTakeVersionInput>;

export const listStockTakesInput = z.strictObject({ cursor });
