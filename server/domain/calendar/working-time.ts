import { DAY_MS, HOUR_MS } from "./durations.ts";
import { SHANGHAI_OFFSET_MS } from "./shanghai-date.ts";
import { isWorkingDay } from "./working-days.ts";

/** The desk works from 9 to 18 in Asia/Shanghai (UTC+8 all year), on the working days of the Chinese calendar. */
const OPENS_AT_MS = 9 * HOUR_MS;
const CLOSES_AT_MS = 18 * HOUR_MS;

/** The instant at which `hours` of the desk's working time have passed since `from`. */
export function addWorkingHours(from: Date, hours: number): Date {
  return addWorkingMs(from, hours * HOUR_MS);
}

/** The instant at which so many milliseconds of the desk's working time have passed since `from`. */
export function addWorkingMs(from: Date, ms: number): Date {
  const local = from.getTime() + SHANGHAI_OFFSET_MS;
  let leftMs = ms;
  for (let day = Math.floor(local / DAY_MS); ; day += 1) {
    const { begins, usableMs } = usableOn(day, local);
    if (usableMs >= leftMs && usableMs > 0) return new Date(begins + leftMs - SHANGHAI_OFFSET_MS);
    leftMs -= usableMs;
  }
}

/** How many milliseconds of the desk's working time lie between two instants; none where the second is not later. */
export function workingMsBetween(from: Date, until: Date): number {
  const [start, end] = [from.getTime() + SHANGHAI_OFFSET_MS, until.getTime() + SHANGHAI_OFFSET_MS];
  let worked = 0;
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day += 1) {
    const { begins, usableMs } = usableOn(day, start);
    worked += Math.max(0, Math.min(begins + usableMs, end) - begins);
  }
  return worked;
}

/** From when on a day is worked, not before an instant of local time, and how long then. */
function usableOn(day: number, local: number): { begins: number; usableMs: number } {
  const midnight = day * DAY_MS;
  const begins = Math.max(local, midnight + OPENS_AT_MS);
  return { begins, usableMs: isWorked(day) ? Math.max(0, midnight + CLOSES_AT_MS - begins) : 0 };
}

const worked = new Map<number, boolean>();

/** Whether a day, counted from 1970-01-01 in Asia/Shanghai, is worked; each is looked up once. */
function isWorked(day: number): boolean {
  const known = worked.get(day) ?? isWorkingDay(new Date(day * DAY_MS).toISOString().slice(0, 10));
  worked.set(day, known);
  return known;
}
