import { DAY_MS, HOUR_MS } from "./durations.ts";
import { SHANGHAI_OFFSET_MS } from "./shanghai-date.ts";
import { isWorkingDay } from "./working-days.ts";

/** When somebody works: from and until an hour of the day in Asia/Shanghai (UTC+8 all year), on which days. */
export interface WorkTime {
  opensAtMs: number;
  closesAtMs: number;
  /** Whether a day, counted from 1970-01-01, is worked. */
  isWorked: (day: number) => boolean;
}

/** Working time on the working days of the Chinese calendar, but for days that are said to be otherwise. */
export function workTimeOf({
  exceptions,
  ...hours
}: Pick<WorkTime, "opensAtMs" | "closesAtMs"> & { exceptions: ReadonlyMap<string, boolean> }): WorkTime {
  const worked = new Map<number, boolean>();
  // Each day is looked up once.
  const isWorked = (day: number): boolean => {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const known = worked.get(day) ?? exceptions.get(date) ?? isWorkingDay(date);
    worked.set(day, known);
    return known;
  };
  return { ...hours, isWorked };
}

/** From 9 to 18, as offices do where nothing else is said. */
const OFFICE = workTimeOf({ opensAtMs: 9 * HOUR_MS, closesAtMs: 18 * HOUR_MS, exceptions: new Map() });

/** The instant at which `hours` of working time have passed since `from`. */
export function addWorkingHours(from: Date, hours: number, time: WorkTime = OFFICE): Date {
  return addWorkingMs(from, hours * HOUR_MS, time);
}

/** The instant at which so many milliseconds of working time have passed since `from`. */
export function addWorkingMs(from: Date, ms: number, time: WorkTime = OFFICE): Date {
  const local = from.getTime() + SHANGHAI_OFFSET_MS;
  let leftMs = ms;
  for (let day = Math.floor(local / DAY_MS); ; day += 1) {
    const { begins, usableMs } = usableOn(time, day, local);
    if (usableMs >= leftMs && usableMs > 0) return new Date(begins + leftMs - SHANGHAI_OFFSET_MS);
    leftMs -= usableMs;
  }
}

/** How many milliseconds of working time lie between two instants; none where the second is not later. */
export function workingMsBetween(from: Date, until: Date, time: WorkTime = OFFICE): number {
  const [start, end] = [from.getTime() + SHANGHAI_OFFSET_MS, until.getTime() + SHANGHAI_OFFSET_MS];
  let worked = 0;
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day += 1) {
    const { begins, usableMs } = usableOn(time, day, start);
    worked += Math.max(0, Math.min(begins + usableMs, end) - begins);
  }
  return worked;
}

/** From when on a day is worked, not before an instant of local time, and how long then. */
function usableOn(
  { opensAtMs, closesAtMs, isWorked }: WorkTime,
  day: number,
  local: number,
): { begins: number; usableMs: number } {
  const midnight = day * DAY_MS;
  const begins = Math.max(local, midnight + opensAtMs);
  return { begins, usableMs: isWorked(day) ? Math.max(0, midnight + closesAtMs - begins) : 0 };
}
