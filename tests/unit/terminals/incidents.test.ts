import { expect, test } from "vitest";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { FALSE_POSITION_DAYS, isKnownFalse } from "#server/domain/terminals/incidents/false-position.ts";
import { resolutionsFor } from "#server/domain/terminals/incidents/resolutions.ts";
import { INCIDENT_KINDS } from "#server/domain/terminals/incidents/status.ts";
import { INCIDENT_WAITS } from "#server/domain/terminals/incidents/waits.ts";
import { TERMINAL_STATUSES } from "#server/domain/terminals/status.ts";

const NOW = new Date("2026-11-26T00:00:00.000Z");
const SHENZHEN = { lat: 22.54, lng: 114.06 };
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

test("every kind of incident has a deadline and a way on, whatever its terminal does", () => {
  for (const kind of INCIDENT_KINDS) {
    expect(INCIDENT_WAITS[kind].days).toBeGreaterThan(0);
    for (const status of TERMINAL_STATUSES) expect(resolutionsFor(kind, status)).not.toEqual([]);
  }
});

test("only a terminal that works can be stopped", () => {
  expect(resolutionsFor("config_drift", "active")).toContain("suspended");
  expect(resolutionsFor("config_drift", "awaiting_activation")).not.toContain("suspended");
});

test.each([
  ["the same place", SHENZHEN, daysAgo(1), true],
  ["a place nearby", { lat: 22.6, lng: 114.1 }, daysAgo(1), true],
  ["another place", { lat: 39.9, lng: 116.4 }, daysAgo(1), false],
  ["the same place on the last day", SHENZHEN, daysAgo(FALSE_POSITION_DAYS), true],
  ["the same place long after", SHENZHEN, daysAgo(FALSE_POSITION_DAYS + 1), false],
])("%s, told after a false position: known to be false is %4$s", (_, told, on, known) => {
  expect(isKnownFalse({ at: SHENZHEN, on }, told, NOW)).toBe(known);
});

test("a false position without a place says nothing of any other", () => {
  expect(isKnownFalse({ at: null, on: NOW }, SHENZHEN, NOW)).toBe(false);
});
