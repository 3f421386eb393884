import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { WarehouseVersionInput } from "#server/domain/devices/warehouses/inputs.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { loadWarehouse } from "./load-warehouse.ts";
import { viewWarehouse } from "./view-warehouse.ts";

/** Closes a warehouse in which nothing lies and to which nothing comes by itself. */
export async function closeWarehouse(
  ctx: Context,
  { warehouseId, version }: WarehouseVersionInput,
): Promise<WarehouseView> {
  requirePermission(ctx, "warehouse:write");
  return change(ctx, async (tx) => {
    const before = await loadWarehouse(tx, warehouseId);
    requireStep("warehouse", before, "close");
    if (before.isDefault) {
      throw new DomainError(
        "conflict",
        "warehouse_default",
        "Devices come to this warehouse when nobody says where. Make another one the default first.",
      );
    }
    const onShelf = await tx.$count(devices, eq(devices.warehouseId, warehouseId));
    if (onShelf > 0) {
      throw new DomainError(
        "conflict",
        "warehouse_not_empty",
        "Devices lie in this warehouse. Move them to another one first.",
        { onShelf },
      );
    }
    await takeStep(tx, ctx, { noun: "warehouse", before, event: "close", seenVersion: version });
    return viewWarehouse(tx, warehouseId);
  });
}
