import { expect, test } from "vitest";
import { FIRST_DESK_HOURS } from "#server/domain/applications/desk-hours.ts";
import { atRiskUntil } from "#server/domain/reviews/at-risk.ts";

test.each([
  ["within a day", "2026-11-25T10:00:00+08:00", "2026-11-25T12:00:00+08:00"],
  ["over a night", "2026-11-25T17:00:00+08:00", "2026-11-26T10:00:00+08:00"],
  ["over a weekend", "2026-11-27T17:30:00+08:00", "2026-11-30T10:30:00+08:00"],
])("what is due within two working hours is at risk, %s", (_, now, until) => {
  expect(atRiskUntil(new Date(now), FIRST_DESK_HOURS)).toEqual(new Date(until));
});
