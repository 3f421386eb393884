import { DAY_MS, HOUR_MS } from "#server/domain/calendar/durations.ts";
import { invariant } from "../errors.ts";

/** Asia/Shanghai has kept UTC+8 without daylight saving since 1991; schedules never reach back further. */
export const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
/** From 1 March of the year 0, where the count below begins, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const DAYS_OF_400_YEARS = 146_097;
const ZERO = "0".charCodeAt(0);

/** A calendar date in whole numbers; January is 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** `-MM-DD` of month × 32 + day. Joining it to the year is the one string that a due date costs. */
const MONTH_AND_DAY = Array.from({ length: 13 * 32 }, (_, index) => {
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return `-${twoDigits(index >> 5)}-${twoDigits(index & 31)}`;
});

/** Calendar date in Asia/Shanghai (`YYYY-MM-DD`) of an instant. */
export function shanghaiDate(at: Date): string {
  const { year, month, day } = civilDateOf(Math.floor((at.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS));
  return isoDate(year, month, day);
}

/** The last millisecond of an Asia/Shanghai calendar date, as an instant: eight hours before its midnight. */
export function endOfShanghaiDate(date: string): string {
  return `${date}T15:59:59.999Z`;
}

/** An Asia/Shanghai calendar date (`YYYY-MM-DD`) as instants: its first millisecond and its last. */
export function shanghaiDay(date: string): { first: Date; last: Date } {
  const last = new Date(endOfShanghaiDate(date));
  return { first: new Date(last.getTime() - DAY_MS + 1), last };
}

/** `YYYY-MM-DD` some days after another, or before it where they are negative. */
export function daysAfter(date: string, days: number): string {
  const { year, month, day } = civilDateOf(Date.parse(`${date}T00:00:00.000Z`) / DAY_MS + days);
  return isoDate(year, month, day);
}

/** Whether this is `YYYY-MM-DD` and a day that the calendar has. */
export function isDate(text: string): boolean {
  return readDate(text) !== null;
}

/** Reads `YYYY-MM-DD`, a day that the calendar has. */
export function parseDate(date: string): CivilDate {
  const read = readDate(date);
  invariant(read !== null, "date is YYYY-MM-DD");
  return read;
}

function readDate(date: string): CivilDate | null {
  const year = digitsOf(date, 0) * 100 + digitsOf(date, 2);
  const month = digitsOf(date, 5);
  const day = digitsOf(date, 8);
  const real = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
  return real && date === isoDate(year, month, day) ? { year, month, day } : null;
}

/**
 * `start` plus whole months, as `YYYY-MM-DD`. A day that the target month lacks becomes its last day, always
 * counted from the original date, so that 31 January → 28 February → 31 March.
 */
export function addMonths(start: CivilDate, months: number): string {
  const monthsFromYearZero = start.year * 12 + start.month - 1 + months;
  const year = Math.floor(monthsFromYearZero / 12);
  const month = monthsFromYearZero - year * 12 + 1;
  return isoDate(year, month, Math.min(start.day, lastDayOf(year, month)));
}

/**
 * Gregorian date of a day counted from 1970-01-01, after H. Hinnant's `civil_from_days`: years are taken to begin
 * in March, so that the leap day is the last of its year and the months before it fall in a pattern of five.
 */
function civilDateOf(day: number): CivilDate {
  const sinceMarchOfZero = day + DAYS_TO_1970;
  const era = Math.floor(sinceMarchOfZero / DAYS_OF_400_YEARS);
  const ofEra = sinceMarchOfZero - era * DAYS_OF_400_YEARS;
  const leapDays = Math.floor(ofEra / 1_460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leapDays) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Value of two digits; whatever else stands there fails the comparison with the date written anew. */
function digitsOf(date: string, at: number): number {
  return (date.charCodeAt(at) - ZERO) * 10 + date.charCodeAt(at + 1) - ZERO;
}

function isoDate(year: number, month: number, day: number): string {
  invariant(year >= 1000 && year <= 9999, "a year has four digits");
  return `${year}${MONTH_AND_DAY[month * 32 + day]}`;
}

function lastDayOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The first instant in Asia/Shanghai of a month `YYYY-MM`, `monthsLater` months on. */
export function startOfShanghaiMonth(month: string, monthsLater = 0): Date {
  const first = addMonths(parseDate(`${month}-01`), monthsLater);
  return new Date(Date.parse(`${first}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);
}
