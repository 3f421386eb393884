import { eq } from "drizzle-orm";
import { compareAndSet } from "#db/compare-and-set.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { WarehouseVersionInput } from "#server/domain/devices/warehouses/inputs.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { loadWarehouse } from "./load-warehouse.ts";
import { requireWarehouse } from "./require-warehouse.ts";
import { viewWarehouse } from "./view-warehouse.ts";

/** Makes a warehouse the one to which devices come when nobody says where; the one before it is that no more. */
export async function makeDefaultWarehouse(
  ctx: Context,
  { warehouseId, version }: WarehouseVersionInput,
): Promise<WarehouseView> {
  requirePermission(ctx, "warehouse:write");
  return change(ctx, async (tx) => {
    // The default one first: two who choose at once choose one after the other.
    const [former] = await tx.select().from(warehouses).where(eq(warehouses.isDefault, true)).for("update");
    const before = await loadWarehouse(tx, warehouseId);
    if (before.isDefault) return viewWarehouse(tx, warehouseId);
    await requireWarehouse(tx, warehouseId);
    if (former !== undefined)
      await compareAndSet(tx, warehouses, { before: former, changes: { isDefault: false } });
    await compareAndSet(tx, warehouses, {
      before: { id: warehouseId, version },
      changes: { isDefault: true },
    });
    await recordAudit(tx, ctx, {
      action: "warehouse.make_default",
      subjectType: "warehouse",
      subjectId: warehouseId,
      before: { default: former?.code ?? null },
      after: { default: before.code },
    });
    return viewWarehouse(tx, warehouseId);
  });
}
