import { DAY_MS, HOUR_MS } from "#server/domain/calendar/durations.ts";
import { SHANGHAI_OFFSET_MS } from "./shanghai-date.ts";

/** The desk works Monday to Friday, 9 to 18, in Asia/Shanghai (UTC+8 all year). */
const OPENS_AT_HOUR = 9;
const CLOSES_AT_HOUR = 18;
const SATURDAY = 6;
const SUNDAY = 0;

/** The instant at which `hours` of the desk's working time have passed since `from`. */
export function addWorkingHours(from: Date, hours: number): Date {
  let local = from.getTime() + SHANGHAI_OFFSET_MS;
  let leftMs = hours * HOUR_MS;
  for (;;) {
    const midnight = Math.floor(local / DAY_MS) * DAY_MS;
    const opens = midnight + OPENS_AT_HOUR * HOUR_MS;
    const closes = midnight + CLOSES_AT_HOUR * HOUR_MS;
    const begins = Math.max(local, opens);
    const usableMs = isWorkday(midnight) ? Math.max(0, closes - begins) : 0;
    if (usableMs >= leftMs && usableMs > 0) return new Date(begins + leftMs - SHANGHAI_OFFSET_MS);
    leftMs -= usableMs;
    local = midnight + DAY_MS;
  }
}

function isWorkday(midnight: number): boolean {
  const day = new Date(midnight).getUTCDay();
  return day !== SATURDAY && day !== SUNDAY;
}
