import { z } from "zod";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";

/** The instant of a local date and time as the browser's own field gives it. */
export const localInstant = z
  .string()
  .min(1, "date_shape")
  .refine((typed) => !Number.isNaN(Date.parse(typed)), "date_shape")
  .transform((typed) => new Date(typed).toISOString());

/** `YYYY-MM-DDTHH:mm` in the reader's own time zone, as a datetime-local field wants it. */
export function toLocalField(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
