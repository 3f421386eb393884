import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { stores } from "#db/schema/merchants.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requireModel } from "#server/devices/catalogue/require-model.ts";
import { viewDevice } from "#server/devices/view-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { requireFit } from "#server/domain/devices/fit.ts";
import type { reserveDeviceInput } from "#server/domain/devices/inputs.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { reserveUnit } from "./reserve-unit.ts";

/** Reserves a device of a model that fits the merchant's product. Refuses with `model_unfit` and `out_of_stock`. */
export async function reserveDevice(
  ctx: Context,
  input: z.infer<typeof reserveDeviceInput>,
): Promise<{ device: DeviceView; terminalId: string }> {
  requirePermission(ctx, "device:write");
  const { modelCode, warehouseId } = input;
  return change(ctx, async (tx) => {
    const merchant = await loadMerchant(tx, ctx, input.merchantId);
    const merchantId = merchant.id;
    const storeId = await storeOf(tx, merchantId, input.storeId);
    requireFit(merchant, await requireModel(tx, modelCode));
    const unit = await reserveUnit(tx, ctx, { merchantId, storeId, modelCode, warehouseId });
    if (unit === null)
      throw new DomainError(
        "conflict",
        "out_of_stock",
        "No device of this model is in stock. Choose another model.",
        { modelCode },
      );
    return { device: await viewDevice(tx, unit.deviceId), terminalId: unit.terminalId };
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
