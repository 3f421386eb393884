import fc from "fast-check";
import { expect, test } from "vitest";
import { readShanghaiTime, shanghaiTime } from "#server/domain/calendar/shanghai-time.ts";

test("a time of Shanghai is eight hours ahead of UTC, and says no zone", () => {
  expect(shanghaiTime(new Date("2026-12-31T16:00:00.999Z"))).toBe("2027-01-01 00:00:00");
  expect(readShanghaiTime("2027-01-01 00:00:00")?.toISOString()).toBe("2026-12-31T16:00:00.000Z");
  expect(readShanghaiTime("2027-01-01 00:00:00.25")?.toISOString()).toBe("2026-12-31T16:00:00.250Z");
});

test("what is written is read back to the second", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
      const at = new Date(second * 1_000);
      expect(readShanghaiTime(shanghaiTime(at))).toEqual(at);
    }),
  );
});

test.each([
  "",
  "2026-11-27",
  "2026-11-27T10:00:00",
  "2026-11-27 10:00",
  "2026-11-27 24:00:00",
  "2026-11-27 10:60:00",
  "2026-02-29 10:00:00",
  "2026-13-01 10:00:00",
  "2026-11-27 10:00:00Z",
  "20261127 100000",
])("%j is no such time", (text) => expect(readShanghaiTime(text)).toBeNull());
