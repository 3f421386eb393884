import { asc, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { auditRowOf } from "#server/changes/record-audit.ts";
import { writeDownMany } from "#server/changes/write-down-many.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { MoveStockInput } from "#server/domain/devices/warehouses/inputs.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireWarehouse } from "./require-warehouse.ts";

type Device = typeof devices.$inferSelect;

/**
 * Moves devices to another warehouse, all or none, each with its audit row; what lies there already stays. Only what is
 * free is moved: in stock or in repair. Refuses with `devices_not_movable`, which names them.
 */
export async function moveStock(
  ctx: Context,
  { warehouseId, serialNumbers, reason }: MoveStockInput,
): Promise<{ moved: number }> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    await requireWarehouse(tx, warehouseId);
    const wanted = [...new Set(serialNumbers)];
    const found = await held(tx, wanted);
    refuseUnmovable(wanted, found);
    const moving = found.filter((device) => device.warehouseId !== warehouseId);
    if (moving.length === 0) return { moved: 0 };
    await tx
      .update(devices)
      .set({ warehouseId, version: sql`${devices.version} + 1` })
      .where(
        inArray(
          devices.id,
          moving.map(({ id }) => id),
        ),
      );
    const rows = moving.map((device) =>
      auditRowOf(ctx, {
        action: "device.move",
        subjectType: "device",
        subjectId: device.id,
        before: { warehouseId: device.warehouseId },
        after: { warehouseId },
        reason,
      }),
    );
    await writeDownMany(tx, rows);
    return { moved: moving.length };
  });
}

/** The devices, held in one order: two who move the same serials at once do so one after the other. */
function held(tx: Transaction, serialNumbers: string[]): Promise<Device[]> {
  return tx
    .select()
    .from(devices)
    .where(inArray(devices.serialNumber, serialNumbers))
    .orderBy(asc(devices.id))
    .for("update");
}

function refuseUnmovable(wanted: readonly string[], found: readonly Device[]): void {
  const free = new Set(
    found
      .filter(({ status }) => status === "in_stock" || status === "repair")
      .map(({ serialNumber }) => serialNumber),
  );
  const serials = wanted.filter((serialNumber) => !free.has(serialNumber));
  if (serials.length === 0) return;
  throw new DomainError(
    "conflict",
    "devices_not_movable",
    "Some of these are not in stock or in repair. Take them out of the list.",
    { serialNumbers: serials },
  );
}
