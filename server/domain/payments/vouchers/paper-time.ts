import { shanghaiTime } from "#server/domain/calendar/shanghai-time.ts";

/** `2026-11-27 09:05:00`, Beijing time: the same on every paper, whoever prints it where. */
export function paperTime(instant: string): string {
  return shanghaiTime(new Date(instant));
}
