import type { z } from "zod";
import { deviceModels } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { addModelInput } from "#server/domain/devices/inputs.ts";

/** Adds a device model to the catalogue; a code that is there already stays as it is. */
export async function addModel(ctx: Context, input: z.infer<typeof addModelInput>): Promise<void> {
  requirePermission(ctx, "device:catalogue");
  await change(ctx, async (tx) => {
    const added = await tx.insert(deviceModels).values(input).onConflictDoNothing().returning();
    if (added.length === 0) return;
    await recordAudit(tx, ctx, { action: "model.add", subjectType: "device_model", subjectId: input.code });
  });
}
