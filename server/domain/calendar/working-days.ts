import chineseDays from "chinese-days";
import { DAY_MS } from "./durations.ts";

const known = new Map<number, boolean>();

/**
 * Whether a day, counted from 1970-01-01 in Asia/Shanghai, is worked: by the State Council's holidays and their make-up days
 * (调休), and Monday to Friday in years that it has not announced yet.
 */
export function isWorkingDay(day: number): boolean {
  const answered = known.get(day);
  if (answered !== undefined) return answered;
  const worked = chineseDays.isWorkday(new Date(day * DAY_MS).toISOString().slice(0, 10));
  known.set(day, worked);
  return worked;
}
