import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { addWorkingMs, workingMsBetween } from "#server/domain/calendar/working-time.ts";
import type { ApplicationStatus } from "./status.ts";

/** What the desk promises to do, each within working time of its own. */
export const DESK_STEPS = ["first_look", "review", "check"] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

/** Working hours that the desk takes for each step. Rules of this acquirer, not law. */
export const PROMISED_HOURS = { first_look: 8, review: 16, check: 8 } as const satisfies Record<
  DeskStep,
  number
>;

/** What came back from somebody else is never due at once: so many working hours are left at least. */
const HOURS_AFTER_A_PAUSE = 4;

const STEP_OF: Partial<Record<ApplicationStatus, DeskStep>> = {
  submitted: "first_look",
  appealed: "first_look",
  in_review: "review",
  pending_check: "check",
};

/** A step of the application as the audit trail has it: the status it led to, and when. */
export interface RecordedStep {
  at: Date;
  status: ApplicationStatus;
}

/** The step of the desk that runs in a status; null where it has no move. */
export function deskStepIn(status: ApplicationStatus): DeskStep | null {
  return STEP_OF[status] ?? null;
}

/**
 * When the desk's present step is due, by the record of the application alone; null where it has no move. Each step has its
 * own working hours, which stand still while somebody else has the move; an appeal reopens the case and begins them all
 * anew. Steps that leave the status as it is change nothing.
 */
export function promisedBy(record: readonly RecordedStep[]): Date | null {
  let leftMs = wholePromise();
  let running: { step: DeskStep; since: Date } | null = null;
  let status: ApplicationStatus | null = null;
  for (const { at, status: next } of record) {
    if (next === status) continue;
    if (running !== null) leftMs[running.step] -= workingMsBetween(running.since, at);
    if (next === "appealed" && status === "rejected") leftMs = wholePromise();
    const step = deskStepIn(next);
    if (step !== null && leftMs[step] < hoursOf(step))
      leftMs[step] = Math.max(leftMs[step], HOURS_AFTER_A_PAUSE * HOUR_MS);
    running = step === null ? null : { step, since: at };
    status = next;
  }
  return running === null ? null : addWorkingMs(running.since, leftMs[running.step]);
}

const hoursOf = (step: DeskStep): number => PROMISED_HOURS[step] * HOUR_MS;

const wholePromise = (): Record<DeskStep, number> => ({
  first_look: hoursOf("first_look"),
  review: hoursOf("review"),
  check: hoursOf("check"),
});
