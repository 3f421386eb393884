import { invariant } from "../errors.ts";

/** Asia/Shanghai has kept UTC+8 without daylight saving since 1991; schedules never reach back further. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Calendar date in Asia/Shanghai (`YYYY-MM-DD`) of an instant. */
export function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The last millisecond of the Asia/Shanghai day in which `at` falls. */
export function endOfShanghaiDay(at: Date): Date {
  const local = at.getTime() + SHANGHAI_OFFSET_MS;
  return new Date((Math.floor(local / DAY_MS) + 1) * DAY_MS - SHANGHAI_OFFSET_MS - 1);
}

/**
 * `date` plus whole months. A day that the target month lacks becomes its last day, always counted from the
 * original date, so that 31 January → 28 February → 31 March.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number);
  invariant(year !== undefined && month !== undefined && day !== undefined, "date is YYYY-MM-DD");
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** The first instant in Asia/Shanghai of a month `YYYY-MM`, `monthsLater` months on. */
export function startOfShanghaiMonth(month: string, monthsLater = 0): Date {
  const first = addMonths(`${month}-01`, monthsLater);
  return new Date(Date.parse(`${first}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);
}
