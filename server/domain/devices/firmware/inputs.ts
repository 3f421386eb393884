import { z } from "zod";
import { modelCode } from "#server/domain/devices/inputs.ts";
import { firmwareVersion } from "#server/domain/fields/codes.ts";
import { calendarDate } from "#server/domain/fields/numbers.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { lines } from "#server/domain/fields/text.ts";

export const recordFirmwareInput = z.strictObject({
  modelCode,
  version: firmwareVersion,
  /** Of Asia/Shanghai; today or before. */
  releasedOn: calendarDate,
  /** No terminal of the model may be left below it. */
  mandatory: z.boolean(),
  /** What is new in it. */
  note: lines({ max: 1000 }),
});
export type RecordFirmwareInput = z.infer<typeof recordFirmwareInput>;

export const withdrawFirmwareInput = z.strictObject({ modelCode, version: firmwareVersion, reason });
export type WithdrawFirmwareInput = z.infer<typeof withdrawFirmwareInput>;

const wanted = z.strictObject({ minimum: firmwareVersion, target: firmwareVersion });

/** `seen`: what stood there when the sender looked; another is refused as `changed_meanwhile`. */
export const setFirmwareInput = z.strictObject({ modelCode, ...wanted.shape, seen: wanted, reason });
export type SetFirmwareInput = z.infer<typeof setFirmwareInput>;
