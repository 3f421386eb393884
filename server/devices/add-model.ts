import { z } from "zod";
import { deviceModels } from "#db/schema/devices.ts";
import { inTransaction } from "#db/transaction.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { TERMINAL_TYPES } from "#server/domain/devices/status.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";

export const addModelInput = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9-]{2,50}$/),
  name: z.string().min(2).max(60),
  terminalType: z.enum(TERMINAL_TYPES),
  product: z.enum(PRODUCTS),
  supportsHuabei: z.boolean(),
  minimumFirmware: z.string().regex(/^\d+(\.\d+){0,3}$/),
  targetFirmware: z.string().regex(/^\d+(\.\d+){0,3}$/),
  depositFen: z.int().min(0),
});

/** Adds a device model to the catalogue; a code that is there already stays as it is. */
export async function addModel(ctx: Context, input: z.infer<typeof addModelInput>): Promise<void> {
  requirePermission(ctx, "device:catalogue");
  await inTransaction(ctx.db, async (tx) => {
    const added = await tx.insert(deviceModels).values(input).onConflictDoNothing().returning();
    if (added.length === 0) return;
    await recordAudit(tx, ctx, { action: "model.add", subjectType: "device_model", subjectId: input.code });
  });
}
