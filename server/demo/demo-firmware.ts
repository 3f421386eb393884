import { eq } from "drizzle-orm";
import { firmwareReleases } from "#db/schema/models.ts";
import { read } from "#server/changes/read.ts";
import type { Context, Runtime } from "#server/context.ts";
import { recordFirmware } from "#server/devices/firmware/record-firmware.ts";
import type { RecordFirmwareInput } from "#server/domain/devices/firmware/inputs.ts";

/** A release that nobody has set as target yet. */
const NEWEST: RecordFirmwareInput = {
  modelCode: "RW-S1",
  version: "2.5.0",
  releasedOn: "2026-11-02",
  mandatory: false,
  note: "扫码更快，修复断网后重连 Faster scanning; reconnects after an outage",
};

export async function seedFirmware(runtime: Runtime, admin: () => Context): Promise<void> {
  const newest = eq(firmwareReleases.version, NEWEST.version);
  if ((await read(runtime, (db) => db.$count(firmwareReleases, newest))) > 0) return;
  await recordFirmware(admin(), NEWEST);
}
