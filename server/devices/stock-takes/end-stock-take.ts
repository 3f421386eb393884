import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { stockTakes } from "#db/schema/stock-takes.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { StockTakeVersionInput } from "#server/domain/devices/stock-takes/inputs.ts";
import type { StockTakeEvent } from "#server/domain/devices/stock-takes/status.ts";
import type { StockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import { viewStockTake } from "./stock-take-rows.ts";

type StockTake = typeof stockTakes.$inferSelect;

interface Ending {
  event: StockTakeEvent;
  /** What the count came to. */
  count: (tx: Transaction, take: StockTake) => Promise<Partial<Pick<StockTake, "missing" | "surplus">>>;
}

/** How a count ends, whichever way; nobody scans meanwhile. */
export async function endStockTake(
  ctx: Context,
  { stockTakeId, version }: StockTakeVersionInput,
  { event, count }: Ending,
): Promise<StockTakeView> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    const [before] = await tx.select().from(stockTakes).where(eq(stockTakes.id, stockTakeId)).for("update");
    if (before === undefined) return viewStockTake(tx, stockTakeId);
    requireStep("stock_take", before, event);
    const counted = await count(tx, before);
    await takeStep(tx, ctx, {
      noun: "stock_take",
      before,
      event,
      seenVersion: version,
      changes: { ...counted, endedAt: ctx.now },
      facts: counted,
    });
    return viewStockTake(tx, stockTakeId);
  });
}
