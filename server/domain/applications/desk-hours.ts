import { z } from "zod";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { type WorkTime, workTimeOf } from "#server/domain/calendar/working-time.ts";
import { calendarDate } from "#server/domain/fields/numbers.ts";
import { line } from "#server/domain/fields/text.ts";

/** What the desk promises to do, each within working time of its own. */
export const DESK_STEPS = ["first_look", "review", "check"] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

const promisedHours = z.int().min(1, "hours_range").max(80, "hours_range");
const hourOfDay = z.int().min(0, "hours_range").max(24, "hours_range");

/** A day that is worked, or is not, whatever the State Council's calendar says. */
const exception = z.strictObject({
  date: calendarDate,
  worked: z.boolean(),
  note: line({ min: 1, max: 60 }),
});

/** How long the desk takes and when it works: rules of this acquirer, in versions that two people put in force. */
export const deskHours = z
  .strictObject({
    /** Working hours that each step takes. */
    promised: z.strictObject({ first_look: promisedHours, review: promisedHours, check: promisedHours }),
    /** What came back from somebody else is never due at once: so many working hours are left at least. */
    afterPause: z.int().min(0, "hours_range").max(40, "hours_range"),
    /** So many working hours before its deadline a step counts as at risk. */
    atRisk: z.int().min(1, "hours_range").max(40, "hours_range"),
    /** Hours of the day in Asia/Shanghai. */
    opensAt: hourOfDay,
    closesAt: hourOfDay,
    exceptions: z.array(exception).max(200),
  })
  .refine(({ opensAt, closesAt }) => closesAt - opensAt >= 1, {
    path: ["closesAt"],
    message: "closes_before_opening",
  })
  .refine(({ exceptions }) => new Set(exceptions.map(({ date }) => date)).size === exceptions.length, {
    path: ["exceptions"],
    message: "date_twice",
  });
export type DeskHours = z.output<typeof deskHours>;

/** What holds before two people have put another version in force. */
export const FIRST_DESK_HOURS: DeskHours = {
  promised: { first_look: 8, review: 16, check: 8 },
  afterPause: 4,
  atRisk: 2,
  opensAt: 9,
  closesAt: 18,
  exceptions: [],
};

const times = new WeakMap<DeskHours, WorkTime>();

/** When the desk works, by these hours; counted once for each version that is held. */
export function deskTime(hours: DeskHours): WorkTime {
  const known =
    times.get(hours) ??
    workTimeOf({
      opensAtMs: hours.opensAt * HOUR_MS,
      closesAtMs: hours.closesAt * HOUR_MS,
      exceptions: new Map(hours.exceptions.map(({ date, worked }) => [date, worked])),
    });
  times.set(hours, known);
  return known;
}
