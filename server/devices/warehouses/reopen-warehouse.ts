import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { WarehouseVersionInput } from "#server/domain/devices/warehouses/inputs.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { loadWarehouse } from "./load-warehouse.ts";
import { viewWarehouse } from "./view-warehouse.ts";

/** Opens a warehouse again that was closed. */
export async function reopenWarehouse(
  ctx: Context,
  { warehouseId, version }: WarehouseVersionInput,
): Promise<WarehouseView> {
  requirePermission(ctx, "warehouse:write");
  return change(ctx, async (tx) => {
    const before = await loadWarehouse(tx, warehouseId);
    await takeStep(tx, ctx, { noun: "warehouse", before, event: "reopen", seenVersion: version });
    return viewWarehouse(tx, warehouseId);
  });
}
