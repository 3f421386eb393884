import { SHANGHAI_OFFSET_MS } from "#server/domain/calendar/shanghai-date.ts";

/** `2026-11-27 09:05:00`, Beijing time: the same on every paper, whoever prints it where. */
export function paperTime(instant: string): string {
  const shifted = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS);
  return shifted.toISOString().slice(0, 19).replace("T", " ");
}
