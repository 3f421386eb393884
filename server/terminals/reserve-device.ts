import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { stores } from "#db/schema/merchants.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { viewDevice } from "#server/devices/view-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { reserveDeviceInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { createTerminal } from "#server/terminals/create-terminal.ts";

/** Takes the device that has been in stock longest and binds it, with a new terminal, to a merchant and store. */
export async function reserveDevice(
  ctx: Context,
  input: z.infer<typeof reserveDeviceInput>,
): Promise<{ device: DeviceView; terminalId: string }> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    const merchant = await loadMerchant(tx, ctx, input.merchantId);
    const storeId = await storeOf(tx, merchant.id, input.storeId);
    // Two people reserving at once lock different units.
    const [unit] = await tx
      .select()
      .from(devices)
      .where(and(eq(devices.status, "in_stock"), eq(devices.modelCode, input.modelCode)))
      .orderBy(asc(devices.receivedAt), asc(devices.id))
      .limit(1)
      .for("update", { skipLocked: true });
    if (unit === undefined) {
      throw new DomainError(
        "conflict",
        "out_of_stock",
        "No device of this model is in stock. Choose another model.",
        {
          modelCode: input.modelCode,
        },
      );
    }
    await moveDevice(tx, ctx, { deviceId: unit.id, event: "reserve", merchantId: merchant.id });
    const terminalId = await createTerminal(tx, ctx, { device: unit, merchantId: merchant.id, storeId });
    return { device: await viewDevice(tx, unit.id), terminalId };
  });
}

async function storeOf(tx: Transaction, merchantId: string, storeId: string | undefined): Promise<string> {
  const [store] = await tx
    .select()
    .from(stores)
    .where(and(eq(stores.merchantId, merchantId), storeId === undefined ? undefined : eq(stores.id, storeId)))
    .orderBy(asc(stores.createdAt))
    .limit(1);
  if (store === undefined) throw new DomainError("not_found", "store_not_found", "There is no such store.");
  return store.id;
}
