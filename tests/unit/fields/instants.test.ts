import { describe, expect, test } from "vitest";
import { calendarDate, instant } from "#server/domain/fields/numbers.ts";

describe("what no database writes is refused", () => {
  test.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])(
    "%s",
    (at) => {
      expect(instant.safeParse(at).success).toBe(false);
    },
  );

  test.each(["0000-06-01", "0001-01-01", "2026-02-29", "10000-01-01"])("the day %s", (day) => {
    expect(calendarDate.safeParse(day).success).toBe(false);
  });
});

test("an instant in any zone and a day of a leap year are taken", () => {
  expect(instant.safeParse("2026-11-01T08:00:00+08:00").success).toBe(true);
  expect(calendarDate.safeParse("2028-02-29").success).toBe(true);
});
