import type { z } from "zod";
import { stockTakes } from "#db/schema/stock-takes.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { startStockTakeInput } from "#server/domain/devices/stock-takes/inputs.ts";
import type { StockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { requireModel } from "../catalogue/require-model.ts";
import { requireWarehouse } from "../warehouses/require-warehouse.ts";
import { viewStockTake } from "./stock-take-rows.ts";

/** Begins a count of one model or of all in a warehouse. Refuses with `stock_take_open` while another count of the same is open. */
export async function startStockTake(
  ctx: Context,
  { modelCode, ...input }: z.output<typeof startStockTakeInput>,
): Promise<StockTakeView> {
  requirePermission(ctx, "device:write");
  const id = makeId("stockTake", ctx.randomBytes);
  return change(ctx, async (tx) => {
    if (modelCode !== undefined) await requireModel(tx, modelCode);
    const warehouseId = await requireWarehouse(tx, input.warehouseId);
    const begun = await tx
      .insert(stockTakes)
      .values({
        id,
        status: "open",
        warehouseId,
        modelCode: modelCode ?? null,
        startedBy: ctx.actor.id,
        startedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: stockTakes.id });
    if (begun.length === 0)
      throw new DomainError(
        "conflict",
        "stock_take_open",
        "These shelves are being counted already. Go on with that count.",
      );
    await recordAudit(tx, ctx, {
      action: "stock_take.start",
      subjectType: "stock_take",
      subjectId: id,
      after: { status: "open", warehouseId, modelCode: modelCode ?? null },
    });
    return viewStockTake(tx, id);
  });
}
