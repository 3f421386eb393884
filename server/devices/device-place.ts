import type { Transaction } from "#db/client.ts";
import type { devices } from "#db/schema/devices.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { type DeviceEvent, endsOnShelf } from "#server/domain/devices/status.ts";
import { requireWarehouse } from "./warehouses/require-warehouse.ts";

type Device = typeof devices.$inferSelect;

/**
 * In which warehouse a device lies after a step: where it is put, where it lay, or the default one; null once it is on
 * no shelf of ours. Refuses a step that the status does not accept, as `takeStep` would.
 */
export async function placeAfter(
  tx: Transaction,
  before: Device,
  { event, warehouseId }: { event: DeviceEvent; warehouseId?: string | undefined },
): Promise<string | null> {
  requireStep("device", before, event);
  if (!endsOnShelf(before.status, event)) return null;
  const stays = warehouseId === undefined || warehouseId === before.warehouseId;
  // A warehouse with devices is open.
  return stays && before.warehouseId !== null ? before.warehouseId : requireWarehouse(tx, warehouseId);
}
