import { z } from "zod";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";

/** Asia/Shanghai has no daylight saving. */
const OFFSET = "+08:00";
const OFFSET_MS = 8 * HOUR_MS;

/** The instant of a date and time that somebody types: always Beijing time, wherever the browser is. */
export const shanghaiInstant = z
  .string()
  .min(1, "date_shape")
  .refine((typed) => !Number.isNaN(Date.parse(`${typed}${OFFSET}`)), "date_shape")
  .transform((typed) => new Date(`${typed}${OFFSET}`).toISOString());

/** `YYYY-MM-DDTHH:mm` in Beijing time, as a datetime-local field wants it. */
export function toShanghaiField(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16);
}
