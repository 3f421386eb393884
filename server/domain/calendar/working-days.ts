import days from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { DAY_MS } from "./durations.ts";
import { shanghaiDate, shanghaiDay } from "./shanghai-date.ts";

// Its data alone: what it computes itself depends on the zone of the machine.
const HOLIDAYS: Readonly<Record<string, string>> = days.holidays;
const MADE_UP: Readonly<Record<string, string>> = days.workdays;
const WEEKEND = [0, 6];

/** Whether banks work on an Asia/Shanghai date (`YYYY-MM-DD`): no weekend or holiday, or a day that makes up for one (调休). */
export function isWorkingDay(date: string): boolean {
  if (Object.hasOwn(MADE_UP, date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return !Object.hasOwn(HOLIDAYS, date) && !WEEKEND.includes(weekday);
}

/** The first working day after a date. */
export function nextWorkingDay(date: string): string {
  let noon = shanghaiDay(date).first.getTime() + DAY_MS / 2;
  for (;;) {
    noon += DAY_MS;
    const next = shanghaiDate(new Date(noon));
    if (isWorkingDay(next)) return next;
  }
}
