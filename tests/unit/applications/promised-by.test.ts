import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DeskHours,
  type DeskStep,
  deskTime,
  FIRST_DESK_HOURS,
} from "#server/domain/applications/desk-hours.ts";
import {
  deskStepIn,
  promisedBy as promisedByRecord,
  type RecordedStep,
} from "#server/domain/applications/promised-by.ts";
import { APPLICATION_TRANSITIONS, type ApplicationStatus } from "#server/domain/applications/status.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { isWorkingDay } from "#server/domain/calendar/working-days.ts";
import { workingMsBetween } from "#server/domain/calendar/working-time.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";

const HOUR = 3_600_000;
const PROMISED_HOURS = FIRST_DESK_HOURS.promised;
const promisedBy = (steps: readonly RecordedStep[], hours: DeskHours = FIRST_DESK_HOURS) =>
  promisedByRecord({ steps, hours });
const at = (local: string) => new Date(`${local}+08:00`);
const record = (...steps: [string, ApplicationStatus][]): RecordedStep[] =>
  steps.map(([local, status]) => ({ at: at(local), status }));

describe("the desk's promise", () => {
  test("stands still while the applicant has the move, and goes on where it stood", () => {
    const steps = record(
      ["2026-11-23T09:00", "submitted"],
      ["2026-11-23T10:00", "in_review"],
      ["2026-11-23T18:00", "needs_correction"],
      ["2026-11-27T09:00", "submitted"],
      ["2026-11-27T09:30", "in_review"],
    );
    // Eight of the sixteen hours of the review are used: the other eight end the same evening.
    expect(promisedBy(steps)).toEqual(at("2026-11-27T17:30"));
    expect(promisedBy(steps.slice(0, 3))).toBeNull();
  });

  test("leaves four working hours at least for what comes back", () => {
    const steps = record(
      ["2026-11-23T09:00", "submitted"],
      ["2026-11-24T10:00", "needs_correction"],
      ["2026-11-25T09:00", "submitted"],
    );
    expect(promisedBy(steps)).toEqual(at("2026-11-25T13:00"));
  });

  test("begins anew with an appeal", () => {
    const steps = record(
      ["2026-11-23T09:00", "submitted"],
      ["2026-11-23T17:00", "in_review"],
      ["2026-11-23T18:00", "rejected"],
      ["2026-11-25T09:00", "appealed"],
    );
    expect(promisedBy(steps)).toEqual(at("2026-11-25T17:00"));
  });

  test("goes by the hours and days that two people have put in force", () => {
    const hours: DeskHours = {
      ...FIRST_DESK_HOURS,
      promised: { first_look: 4, review: 8, check: 4 },
      opensAt: 10,
      closesAt: 16,
      exceptions: [
        { date: "2026-11-24", worked: false, note: "搬迁" },
        { date: "2026-11-28", worked: true, note: "加班" },
      ],
    };
    const monday = record(["2026-11-23T09:00", "submitted"]);
    expect(promisedBy(monday, hours)).toEqual(at("2026-11-23T14:00"));
    // Tuesday is not worked: two hours of Monday, and two of Wednesday.
    expect(promisedBy(record(["2026-11-23T14:00", "submitted"]), hours)).toEqual(at("2026-11-25T12:00"));
    // Saturday is.
    expect(promisedBy(record(["2026-11-27T15:00", "submitted"]), hours)).toEqual(at("2026-11-28T13:00"));
    expect(deskTime(hours)).toBe(deskTime(hours));
  });

  test("is not prolonged by a colleague who takes the case over", () => {
    const steps = record(["2026-11-23T09:00", "submitted"], ["2026-11-23T09:00", "in_review"]);
    const taken = [...steps, ...record(["2026-11-23T15:00", "in_review"])];
    expect(promisedBy(taken)).toEqual(promisedBy(steps));
  });
});

const worked = new Map<string, boolean>();
function isWorked(date: string): boolean {
  const answer = worked.get(date) ?? isWorkingDay(date);
  worked.set(date, answer);
  return answer;
}

/** Working time between two instants, counted quarter by quarter from the calendar itself. */
function quartersBetween(from: Date, until: Date): number {
  let quarters = 0;
  for (let time = from.getTime(); time < until.getTime(); time += HOUR / 4) {
    const local = new Date(time + 8 * HOUR).toISOString();
    const hour = Number(local.slice(11, 13));
    if (hour >= 9 && hour < 18 && isWorked(local.slice(0, 10))) quarters += 1;
  }
  return quarters;
}

/** A history that the table of transitions allows, at quarters of an hour, around the holidays of three years. */
const history = fc
  .record({
    start: fc.integer({ min: 0, max: 3 * 365 * 24 * 4 }),
    gaps: fc.array(fc.integer({ min: 0, max: 4 * 24 * 12 }), { minLength: 1, maxLength: 12 }),
    choices: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ start, gaps, choices }) => {
    const steps: RecordedStep[] = [];
    let [time, status] = [
      Date.parse("2024-01-01T00:00:00Z") + (start * HOUR) / 4,
      "draft" as ApplicationStatus,
    ];
    for (const [nr, gap] of gaps.entries()) {
      const events = eventsFrom(APPLICATION_TRANSITIONS, status).filter(
        (event) =>
          event !== "withdraw" &&
          event !== "lapse" &&
          !(event === "appeal" && steps.some((one) => one.status === "appealed")),
      );
      const event = events[(choices[nr] ?? 0) % Math.max(events.length, 1)];
      if (event === undefined) break;
      status = (APPLICATION_TRANSITIONS[status] as Record<string, ApplicationStatus>)[event] ?? status;
      steps.push({ at: new Date(time), status });
      time += (gap * HOUR) / 4;
    }
    return steps;
  });

/** The promise by another way: what is left of each step is counted from its last reopening on, each time anew. */
function recountedLeft(steps: readonly RecordedStep[], step: DeskStep): number {
  let left = PROMISED_HOURS[step] * 4;
  steps.forEach(({ at: from, status }, nr) => {
    const before = steps[nr - 1]?.status;
    if (status === "appealed" && before === "rejected") left = PROMISED_HOURS[step] * 4;
    if (deskStepIn(status) !== step) return;
    if (status !== before && left < PROMISED_HOURS[step] * 4) left = Math.max(left, 16);
    const next = steps[nr + 1];
    if (next !== undefined) left -= quartersBetween(from, next.at);
  });
  return left;
}

test("what is shown after every step is what the record alone gives: 10,000 histories", {
  timeout: 60_000,
}, () => {
  let runs = 0;
  let holidays = 0;
  fc.assert(
    fc.property(history, (steps) => {
      runs += 1;
      const last = steps.at(-1);
      if (last === undefined) return;
      // As the verbs keep it: each step with the record that was there before it.
      const before = { steps: steps.slice(0, -1), hours: FIRST_DESK_HOURS };
      const shown = waitingFrom(last.status, last.at, before).dueAt;
      const step = deskStepIn(last.status);
      if (step === null) return void expect(promisedBy(steps)).toBeNull();
      expect(shown).toEqual(promisedBy(steps));
      // A step that left the status as it was began no new wait: the promise runs from the one that began it.
      let first = steps.length - 1;
      while (first > 0 && steps[first - 1]?.status === last.status) first -= 1;
      const since = steps[first]?.at ?? last.at;
      const upToHere = steps.slice(0, first + 1);
      const due = shown ?? since;
      expect(quartersBetween(since, due)).toBe(recountedLeft(upToHere, step));
      expect(quartersBetween(new Date(due.getTime() - HOUR / 4), due), "ends in working time").toBe(1);
      expect(workingMsBetween(since, due)).toBe(quartersBetween(since, due) * (HOUR / 4));
      if ((due.getTime() - since.getTime()) / HOUR > 24 * 5) holidays += 1;
    }),
    { numRuns: 10_000, seed: 20261127 },
  );
  expect(runs).toBe(10_000);
  expect(holidays, "histories that run over long holidays").toBeGreaterThan(20);
});
