import { firmwareReleases } from "#db/schema/models.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import type { RecordFirmwareInput } from "#server/domain/devices/firmware/inputs.ts";
import { DomainError } from "#server/domain/errors.ts";
import { holdModel } from "./hold-model.ts";
import { releasesOf } from "./releases-of.ts";

/** So many versions a model may have: far above what a maker releases in the life of a model. */
const MOST_RELEASES = 500;

/** Puts a release on record; one that was withdrawn is recorded anew. Nothing is sent to terminals by that. */
export async function recordFirmware(ctx: Context, input: RecordFirmwareInput): Promise<void> {
  requirePermission(ctx, "firmware:write");
  refuseFuture(input.releasedOn, shanghaiDate(ctx.now));
  await change(ctx, async (tx) => {
    const { modelCode, version, releasedOn, mandatory, note } = input;
    await holdModel(tx, modelCode);
    const known = await releasesOf(tx, modelCode);
    refuseKnown(version, known);
    const stated = { releasedOn, mandatory, note, recordedById: personIdOf(ctx), recordedAt: ctx.now };
    await tx
      .insert(firmwareReleases)
      .values({ modelCode, version, ...stated })
      .onConflictDoUpdate({
        target: [firmwareReleases.modelCode, firmwareReleases.version],
        set: { ...stated, withdrawnAt: null },
      });
    await recordAudit(tx, ctx, {
      action: "model.record_firmware",
      subjectType: "device_model",
      subjectId: modelCode,
      after: { version, releasedOn, mandatory },
    });
  });
}

function refuseFuture(releasedOn: string, today: string): void {
  if (releasedOn <= today) return;
  throw new DomainError("invalid_input", "released_later", "What is not released yet is no release.", {
    today,
  });
}

/** 1.0 and 1.0.0 are the same version, however they are written. */
function refuseKnown(version: string, known: Awaited<ReturnType<typeof releasesOf>>): void {
  const same = known.find((release) => compareFirmware(release.version, version) === 0);
  if (same !== undefined && (same.withdrawnAt === null || same.version !== version)) {
    throw new DomainError("conflict", "firmware_known", `Version ${same.version} is on record already.`, {
      version: same.version,
    });
  }
  if (same !== undefined || known.length < MOST_RELEASES) return;
  throw new DomainError("limit_reached", "too_many_releases", "This model has too many releases on record.", {
    most: MOST_RELEASES,
  });
}
