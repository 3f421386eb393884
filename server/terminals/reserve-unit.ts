import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { createTerminal } from "./create-terminal.ts";

interface Reservation {
  merchantId: string;
  storeId: string;
  modelCode: string;
  /** From which it is taken; from any when nothing is said. */
  warehouseId?: string | undefined;
}

/**
 * Takes the unit of a model that has been in stock longest and binds it, with a new terminal, to a merchant and store;
 * null when none is left. Two who reserve at once take different units. Whoever calls has checked the permission.
 */
export async function reserveUnit(
  tx: Transaction,
  ctx: Context,
  { merchantId, storeId, modelCode, warehouseId }: Reservation,
): Promise<{ deviceId: string; terminalId: string } | null> {
  const from = warehouseId === undefined ? undefined : eq(devices.warehouseId, warehouseId);
  const [unit] = await tx
    .select()
    .from(devices)
    .where(and(eq(devices.status, "in_stock"), eq(devices.modelCode, modelCode), from))
    .orderBy(asc(devices.receivedAt), asc(devices.id))
    .limit(1)
    .for("update", { skipLocked: true });
  if (unit === undefined) return null;
  await tx
    .update(merchants)
    .set({ deviceDeclinedAt: null })
    .where(and(eq(merchants.id, merchantId), isNotNull(merchants.deviceDeclinedAt)));
  await moveDevice(tx, ctx, { deviceId: unit.id, event: "reserve", merchantId });
  const terminalId = await createTerminal(tx, ctx, { device: unit, merchantId, storeId });
  return { deviceId: unit.id, terminalId };
}
