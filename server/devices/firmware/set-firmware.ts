import { eq } from "drizzle-orm";
import { deviceModels } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { SetFirmwareInput } from "#server/domain/devices/firmware/inputs.ts";
import { requireSoundFirmware } from "#server/domain/devices/firmware/wanted.ts";
import { DomainError } from "#server/domain/errors.ts";
import { holdModel } from "./hold-model.ts";
import { releasesOf } from "./releases-of.ts";

/**
 * Sets what the terminals of a model are to run: below the minimum they take no instalments, and the target is what they
 * load. Their configurations follow. The same again changes nothing.
 */
export async function setFirmware(ctx: Context, input: SetFirmwareInput): Promise<void> {
  requirePermission(ctx, "firmware:write");
  await change(ctx, async (tx) => {
    const { modelCode, minimum, target, seen, reason } = input;
    const model = await holdModel(tx, modelCode);
    const before = { minimum: model.minimumFirmware, target: model.targetFirmware };
    const after = { minimum, target };
    if (isSame(before, after)) return;
    if (!isSame(before, seen)) throw changedMeanwhile(before);
    requireSoundFirmware(after, await releasesOf(tx, modelCode));
    await tx
      .update(deviceModels)
      .set({ minimumFirmware: minimum, targetFirmware: target })
      .where(eq(deviceModels.code, modelCode));
    await recordAudit(tx, ctx, {
      action: "model.set_firmware",
      subjectType: "device_model",
      subjectId: modelCode,
      before,
      after,
      reason,
    });
    await enqueue(tx, ctx, { topic: "model.firmware_changed", payload: { modelCode } });
  });
}

type Wanted = SetFirmwareInput["seen"];

function isSame(one: Wanted, other: Wanted): boolean {
  return one.minimum === other.minimum && one.target === other.target;
}

function changedMeanwhile(now: Wanted): DomainError {
  return new DomainError(
    "conflict",
    "changed_meanwhile",
    "Someone changed this in the meantime. Reload it, look at what changed, and try again.",
    now,
  );
}
