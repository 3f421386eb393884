import type { z } from "zod";
import { deviceModels } from "#db/schema/devices.ts";
import { firmwareReleases } from "#db/schema/models.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { requireSoundFirmware } from "#server/domain/devices/firmware/wanted.ts";
import type { addModelInput } from "#server/domain/devices/inputs.ts";
import { DomainError } from "#server/domain/errors.ts";

/** Adds a device model to the catalogue; one of its code that is there already stays as it is, and is told. */
export async function addModel(ctx: Context, input: z.infer<typeof addModelInput>): Promise<void> {
  requirePermission(ctx, "device:catalogue");
  const releases = firstReleases(ctx, input);
  await change(ctx, async (tx) => {
    const added = await tx.insert(deviceModels).values(input).onConflictDoNothing().returning();
    if (added.length === 0)
      throw new DomainError("conflict", "model_exists", "There is a model of this code already.", {
        code: input.code,
      });
    await tx.insert(firmwareReleases).values(releases);
    await recordAudit(tx, ctx, { action: "model.add", subjectType: "device_model", subjectId: input.code });
  });
}

/** The versions that a model comes with are released, whatever else is. */
function firstReleases(
  { now }: Context,
  { code, minimumFirmware, targetFirmware }: z.infer<typeof addModelInput>,
) {
  const recorded = { modelCode: code, releasedOn: shanghaiDate(now), note: "", recordedAt: now };
  const releases = [...new Set([minimumFirmware, targetFirmware])].map((version) => ({
    ...recorded,
    version,
    mandatory: false,
    withdrawnAt: null,
  }));
  requireSoundFirmware({ minimum: minimumFirmware, target: targetFirmware }, releases);
  return releases;
}
