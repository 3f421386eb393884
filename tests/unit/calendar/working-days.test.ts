import { expect, test } from "vitest";
import { isWorkingDay, nextWorkingDay } from "#server/domain/calendar/working-days.ts";

test.each([
  ["2026-11-27", true],
  ["2026-11-28", false],
  ["2026-10-01", false],
  ["2026-10-10", true],
  ["2026-02-28", true],
])("%s is a working day: %s", (date, works) => {
  expect(isWorkingDay(date)).toBe(works);
});

test.each([
  ["2026-11-26", "2026-11-27"],
  ["2026-11-27", "2026-11-30"],
  ["2026-09-30", "2026-10-08"],
  ["2026-10-09", "2026-10-10"],
])("after %s banks work on %s", (date, next) => {
  expect(nextWorkingDay(date)).toBe(next);
});
