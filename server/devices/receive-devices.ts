import { eq } from "drizzle-orm";
import type { z } from "zod";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { receiveDevicesInput } from "#server/domain/devices/inputs.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";

/** Takes a delivery of devices into stock, all or none; a serial that is known already is named. */
export async function receiveDevices(
  ctx: Context,
  input: z.infer<typeof receiveDevicesInput>,
): Promise<{ received: number }> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    const models = await tx.$count(deviceModels, eq(deviceModels.code, input.modelCode));
    if (models === 0) throw new DomainError("not_found", "model_not_found", "There is no such device model.");
    for (const serialNumber of input.serialNumbers) {
      const id = makeId("device", ctx.randomBytes);
      const inserted = await tx
        .insert(devices)
        .values({ id, serialNumber, modelCode: input.modelCode, status: "in_stock", receivedAt: ctx.now })
        .onConflictDoNothing({ target: devices.serialNumber })
        .returning({ id: devices.id });
      if (inserted.length === 0) {
        throw new DomainError(
          "conflict",
          "serial_known",
          `Serial number ${serialNumber} is in stock already.`,
          {
            serialNumber,
          },
        );
      }
      await recordAudit(tx, ctx, {
        action: "device.receive",
        subjectType: "device",
        subjectId: id,
        after: { status: "in_stock", modelCode: input.modelCode },
      });
    }
    return { received: input.serialNumbers.length };
  });
}
