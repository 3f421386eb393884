import { eq } from "drizzle-orm";
import type { z } from "zod";
import { stockTakeScans, stockTakes } from "#db/schema/stock-takes.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { scanStockTakeInput } from "#server/domain/devices/stock-takes/inputs.ts";
import type { StockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { viewStockTake } from "./stock-take-rows.ts";

/** Serials that were found; several people may scan at once. Refuses with `stock_take_ended` once it is over. */
export async function scanStockTake(
  ctx: Context,
  { stockTakeId, serialNumbers }: z.output<typeof scanStockTakeInput>,
): Promise<StockTakeView> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    // Whoever closes it waits for those who scan, and they do not wait for each other.
    const [take] = await tx.select().from(stockTakes).where(eq(stockTakes.id, stockTakeId)).for("share");
    if (take !== undefined && take.status !== "open")
      throw new DomainError("illegal_state", "stock_take_ended", "This count is over. Begin another one.");
    const view = await viewStockTake(tx, stockTakeId);
    const rows = [...new Set(serialNumbers)].map((serialNumber) => ({
      stockTakeId,
      serialNumber,
      scannedAt: ctx.now,
    }));
    const added = await tx.insert(stockTakeScans).values(rows).onConflictDoNothing().returning();
    return { ...view, scanned: view.scanned + added.length };
  });
}
