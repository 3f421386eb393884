import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  APPLICATION_STATUSES,
  APPLICATION_TRANSITIONS,
  OPEN_APPLICATION_STATUSES,
} from "#server/domain/applications/status.ts";
import { WAIT_RULES, waitingFrom, waitOf } from "#server/domain/applications/waits.ts";
import { addWorkingHours } from "#server/domain/calendar/working-time.ts";

const shanghai = (local: string) => new Date(`${local}+08:00`);

describe("the desk's working time", () => {
  test.each([
    ["within a day", "2026-11-24T10:00", 4, "2026-11-24T14:00"],
    ["to the very close", "2026-11-24T09:00", 9, "2026-11-24T18:00"],
    ["over a night", "2026-11-24T16:00", 8, "2026-11-25T15:00"],
    ["from before opening", "2026-11-24T03:00", 1, "2026-11-24T10:00"],
    ["from after closing", "2026-11-24T20:00", 1, "2026-11-25T10:00"],
    ["over a weekend", "2026-11-27T17:00", 2, "2026-11-30T10:00"],
    ["from a Saturday", "2026-11-28T12:00", 3, "2026-11-30T12:00"],
    ["over the National Day holidays", "2026-09-30T17:00", 2, "2026-10-08T10:00"],
    ["on a Saturday that makes up for a holiday", "2026-10-09T17:00", 4, "2026-10-10T12:00"],
  ])("is counted %s", (_how, from, hours, until) => {
    expect(addWorkingHours(shanghai(from), hours)).toEqual(shanghai(until));
  });

  test("adds up: hours in two parts end when the whole does", () => {
    const instants = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2040-01-01"),
      noInvalidDate: true,
    });
    const hours = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(instants, hours, hours, (from, first, second) => {
        const inParts = addWorkingHours(addWorkingHours(from, first), second);
        expect(inParts).toEqual(addWorkingHours(from, first + second));
      }),
    );
  });
});

describe("every open status", () => {
  const since = shanghai("2026-11-24T10:00");

  test("says who has the next step and until when; a closed one waits for nobody", () => {
    for (const status of APPLICATION_STATUSES) {
      const open = OPEN_APPLICATION_STATUSES.some((candidate) => candidate === status);
      const { dueAt } = waitingFrom(status, since);
      expect(waitOf(status) !== null, status).toBe(open);
      expect(dueAt !== null, status).toBe(open);
      if (dueAt !== null) expect(dueAt.getTime()).toBeGreaterThan(since.getTime());
    }
  });

  test("that ends by itself may lapse, and ends where the rule says", () => {
    for (const status of ["draft", "needs_correction"] as const) {
      expect(APPLICATION_TRANSITIONS[status].lapse).toBe(WAIT_RULES[status].afterwards);
    }
  });
});
