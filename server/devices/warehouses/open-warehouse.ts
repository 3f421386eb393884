import { warehouses } from "#db/schema/warehouses.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { OpenWarehouseInput } from "#server/domain/devices/warehouses/inputs.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { viewWarehouse } from "./view-warehouse.ts";

/** Every list of warehouses shows them all. */
const MOST_WAREHOUSES = 100;

/** Adds a warehouse; its code is its own for good. */
export async function openWarehouse(ctx: Context, input: OpenWarehouseInput): Promise<WarehouseView> {
  requirePermission(ctx, "warehouse:write");
  return change(ctx, async (tx) => {
    if ((await tx.$count(warehouses)) >= MOST_WAREHOUSES) {
      throw new DomainError(
        "limit_reached",
        "too_many_warehouses",
        "There are too many warehouses already.",
        {
          most: MOST_WAREHOUSES,
        },
      );
    }
    const id = makeId("warehouse", ctx.randomBytes);
    const added = await tx
      .insert(warehouses)
      .values({ id, ...input, status: "open", createdAt: ctx.now })
      .onConflictDoNothing({ target: warehouses.code })
      .returning({ id: warehouses.id });
    if (added.length === 0)
      throw new DomainError("conflict", "warehouse_code_taken", "Another warehouse has this code.");
    const { code, name } = input;
    const after = { status: "open", code, name };
    await recordAudit(tx, ctx, { action: "warehouse.open", subjectType: "warehouse", subjectId: id, after });
    return viewWarehouse(tx, id);
  });
}
