import { compareAndSet } from "#db/compare-and-set.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ChangeWarehouseInput } from "#server/domain/devices/warehouses/inputs.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { loadWarehouse } from "./load-warehouse.ts";
import { viewWarehouse } from "./view-warehouse.ts";

/** Corrects the name and the address of a warehouse. */
export async function changeWarehouse(ctx: Context, input: ChangeWarehouseInput): Promise<WarehouseView> {
  requirePermission(ctx, "warehouse:write");
  return change(ctx, async (tx) => {
    const { warehouseId, version, name, address } = input;
    const before = await loadWarehouse(tx, warehouseId);
    const changes = { name, address };
    await compareAndSet(tx, warehouses, { before: { id: warehouseId, version }, changes });
    await recordAudit(tx, ctx, {
      action: "warehouse.change",
      subjectType: "warehouse",
      subjectId: warehouseId,
      before: { name: before.name, address: before.address },
      after: changes,
    });
    return viewWarehouse(tx, warehouseId);
  });
}
