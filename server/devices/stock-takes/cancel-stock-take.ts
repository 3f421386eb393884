import type { Context } from "#server/context.ts";
import type { StockTakeVersionInput } from "#server/domain/devices/stock-takes/inputs.ts";
import type { StockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import { endStockTake } from "./end-stock-take.ts";

/** Gives a count up; what was scanned stays on record and says nothing. */
export function cancelStockTake(ctx: Context, input: StockTakeVersionInput): Promise<StockTakeView> {
  return endStockTake(ctx, input, { event: "cancel", count: async () => ({}) });
}
