import { and, eq } from "drizzle-orm";
import { firmwareReleases } from "#db/schema/models.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { WithdrawFirmwareInput } from "#server/domain/devices/firmware/inputs.ts";
import { DomainError } from "#server/domain/errors.ts";
import { holdModel } from "./hold-model.ts";
import { releasesOf } from "./releases-of.ts";

/** Takes a release back, which no terminal is asked for then; refuses one that is the minimum or the target. */
export async function withdrawFirmware(
  ctx: Context,
  { modelCode, version, reason }: WithdrawFirmwareInput,
): Promise<void> {
  requirePermission(ctx, "firmware:write");
  await change(ctx, async (tx) => {
    const { minimumFirmware, targetFirmware } = await holdModel(tx, modelCode);
    const release = (await releasesOf(tx, modelCode)).find((one) => one.version === version);
    if (release === undefined) {
      throw new DomainError("not_found", "firmware_not_found", "This version is not on record.", { version });
    }
    if (release.withdrawnAt !== null) {
      throw new DomainError("illegal_state", "firmware_withdrawn", "This release was withdrawn already.");
    }
    if (version === minimumFirmware || version === targetFirmware) {
      throw new DomainError(
        "conflict",
        "firmware_in_use",
        "This version is the model's minimum or target. Set another one first.",
        { minimum: minimumFirmware, target: targetFirmware },
      );
    }
    const { modelCode: code, version: number } = firmwareReleases;
    await tx
      .update(firmwareReleases)
      .set({ withdrawnAt: ctx.now })
      .where(and(eq(code, modelCode), eq(number, version)));
    await recordAudit(tx, ctx, {
      action: "model.withdraw_firmware",
      subjectType: "device_model",
      subjectId: modelCode,
      before: { version, mandatory: release.mandatory },
      reason,
    });
  });
}
