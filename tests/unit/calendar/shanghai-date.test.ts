import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMonths,
  endOfShanghaiDate,
  parseDate,
  shanghaiDate,
} from "#server/domain/calendar/shanghai-date.ts";

const anyInstant = fc.date({
  min: new Date("1991-10-01T00:00:00Z"),
  max: new Date("9990-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const DAY_MS = 86_400_000;

test("names the day that calendars in Shanghai show", () => {
  const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
  fc.assert(
    fc.property(anyInstant, (at) => {
      expect(shanghaiDate(at)).toBe(calendar.format(at));
    }),
  );
});

test.each([
  ["2026-01-31T15:59:59.999Z", "2026-01-31"],
  ["2026-01-31T16:00:00.000Z", "2026-02-01"],
  ["2028-02-28T16:00:00.000Z", "2028-02-29"],
])("at %s it is %s in Shanghai", (at, date) => expect(shanghaiDate(new Date(at))).toBe(date));

test("a day's last millisecond is of that day and the next one is not", () => {
  fc.assert(
    fc.property(anyInstant, (at) => {
      const end = new Date(endOfShanghaiDate(shanghaiDate(at)));
      expect(shanghaiDate(end)).toBe(shanghaiDate(at));
      expect(shanghaiDate(new Date(end.getTime() + 1))).not.toBe(shanghaiDate(at));
      expect(end.getTime() - at.getTime()).toBeLessThan(DAY_MS);
    }),
  );
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2026-01-31", 2, "2026-03-31"],
  ["2026-01-31", 3, "2026-04-30"],
  ["2028-01-30", 1, "2028-02-29"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2028-02-29", 48, "2032-02-29"],
  ["2099-12-31", 2, "2100-02-28"],
  ["2026-12-01", 1, "2027-01-01"],
])("%s and %i months is %s", (date, months, expected) => {
  expect(addMonths(parseDate(date), months)).toBe(expected);
});

test("keeps the day of the month, or takes the last one of a shorter month", () => {
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: 0, max: 36 }), (at, months) => {
      const from = parseDate(shanghaiDate(at));
      const first = new Date(Date.UTC(from.year, from.month - 1 + months, 1));
      const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
      first.setUTCDate(Math.min(from.day, lastDay));
      expect(addMonths(from, months)).toBe(first.toISOString().slice(0, 10));
    }),
  );
});

test.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-00", "20260101", "", "x"])(
  "refuses %s, which is no date",
  (date) => expect(() => parseDate(date)).toThrow("date is YYYY-MM-DD"),
);

test("refuses years that need other than four digits", () => {
  expect(() => addMonths(parseDate("9999-12-01"), 1)).toThrow("four digits");
});
