import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { deviceModels } from "#db/schema/devices.ts";
import { warehouseLevels } from "#db/schema/models.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { setLowStockInput } from "#server/domain/devices/inputs.ts";
import { requireWarehouse } from "../warehouses/require-warehouse.ts";
import { requireModel } from "./require-model.ts";

/** Below how many units in stock a model is pointed out. The same again changes nothing. */
export async function setLowStock(
  ctx: Context,
  { modelCode, warehouseId, lowStockBelow }: z.output<typeof setLowStockInput>,
): Promise<void> {
  requirePermission(ctx, "device:write");
  await change(ctx, async (tx) => {
    const model = await requireModel(tx, modelCode);
    if (warehouseId !== undefined) return setInWarehouse(tx, ctx, { modelCode, warehouseId, lowStockBelow });
    if (model.lowStockBelow === lowStockBelow) return;
    await tx.update(deviceModels).set({ lowStockBelow }).where(eq(deviceModels.code, modelCode));
    await recordAudit(tx, ctx, {
      action: "model.set_low_stock",
      subjectType: "device_model",
      subjectId: modelCode,
      before: { lowStockBelow: model.lowStockBelow },
      after: { lowStockBelow },
    });
  });
}

type Level = typeof warehouseLevels.$inferSelect;

async function setInWarehouse(tx: Transaction, ctx: Context, level: Level): Promise<void> {
  const { modelCode, warehouseId, lowStockBelow } = level;
  await requireWarehouse(tx, warehouseId);
  const keys = and(eq(warehouseLevels.warehouseId, warehouseId), eq(warehouseLevels.modelCode, modelCode));
  const [known] = await tx.select().from(warehouseLevels).where(keys);
  if ((known?.lowStockBelow ?? 0) === lowStockBelow) return;
  await tx
    .insert(warehouseLevels)
    .values(level)
    .onConflictDoUpdate({
      target: [warehouseLevels.warehouseId, warehouseLevels.modelCode],
      set: { lowStockBelow },
    });
  await recordAudit(tx, ctx, {
    action: "model.set_low_stock",
    subjectType: "device_model",
    subjectId: modelCode,
    before: { warehouseId, lowStockBelow: known?.lowStockBelow ?? 0 },
    after: { warehouseId, lowStockBelow },
  });
}
