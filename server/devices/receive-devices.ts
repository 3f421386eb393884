import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { receiveDevicesInput } from "#server/domain/devices/inputs.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireModel } from "./catalogue/require-model.ts";
import { putInStock } from "./put-in-stock.ts";
import { requireWarehouse } from "./warehouses/require-warehouse.ts";

/** Takes a delivery of devices into stock, all or none; a serial that is known already is named. */
export async function receiveDevices(
  ctx: Context,
  input: z.infer<typeof receiveDevicesInput>,
): Promise<{ received: number }> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    await requireModel(tx, input.modelCode);
    const warehouseId = await requireWarehouse(tx, input.warehouseId);
    const received = await putInStock(tx, ctx, { ...input, warehouseId, intakeId: null });
    // Taken out as it is found: a serial that is named twice is not new the second time.
    const known = input.serialNumbers.find((serialNumber) => !received.delete(serialNumber));
    if (known !== undefined) throw serialKnown(known);
    return { received: input.serialNumbers.length };
  });
}

function serialKnown(serialNumber: string): DomainError {
  return new DomainError("conflict", "serial_known", `Serial number ${serialNumber} is in stock already.`, {
    serialNumber,
  });
}
