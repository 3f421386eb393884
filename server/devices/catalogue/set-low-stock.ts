import { eq } from "drizzle-orm";
import type { z } from "zod";
import { deviceModels } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { setLowStockInput } from "#server/domain/devices/inputs.ts";
import { requireModel } from "./require-model.ts";

/** Below how many units in stock a model is pointed out. The same again changes nothing. */
export async function setLowStock(
  ctx: Context,
  { modelCode, lowStockBelow }: z.output<typeof setLowStockInput>,
): Promise<void> {
  requirePermission(ctx, "device:write");
  await change(ctx, async (tx) => {
    const model = await requireModel(tx, modelCode);
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
