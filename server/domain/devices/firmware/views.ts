import { z } from "zod";
import { calendarDate, utcInstant } from "#server/domain/fields/numbers.ts";

export const firmwareRelease = z.strictObject({
  version: z.string(),
  releasedOn: calendarDate,
  mandatory: z.boolean(),
  note: z.string(),
  /** Null of what the portal itself has written down. */
  recordedBy: z.string().nullable(),
  recordedAt: utcInstant,
  /** Since when nobody may be sent it. */
  withdrawnAt: utcInstant.nullable(),
});
export type FirmwareRelease = z.infer<typeof firmwareRelease>;

/** How many terminals of a model told that they run a version. */
export const runningFirmware = z.strictObject({ version: z.string(), terminals: z.int() });

/** Releases of a model, the newest version first, and what its terminals run. */
export const modelFirmware = z.strictObject({
  releases: z.array(firmwareRelease),
  running: z.array(runningFirmware),
});
export type ModelFirmware = z.infer<typeof modelFirmware>;
