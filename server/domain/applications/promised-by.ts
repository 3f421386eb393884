import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { addWorkingMs, workingMsBetween } from "#server/domain/calendar/working-time.ts";
import { type DeskHours, type DeskStep, deskTime } from "./desk-hours.ts";
import type { ApplicationStatus } from "./status.ts";

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

/** Every step of an application, and the hours by which the desk's next one is promised. */
export interface DeskRecord {
  steps: readonly RecordedStep[];
  hours: DeskHours;
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
export function promisedBy({ steps, hours }: DeskRecord): Date | null {
  const time = deskTime(hours);
  const wholeMs = (step: DeskStep) => hours.promised[step] * HOUR_MS;
  const whole = () => ({
    first_look: wholeMs("first_look"),
    review: wholeMs("review"),
    check: wholeMs("check"),
  });
  let leftMs = whole();
  let running: { step: DeskStep; since: Date } | null = null;
  let status: ApplicationStatus | null = null;
  for (const { at, status: next } of steps) {
    if (next === status) continue;
    if (running !== null) leftMs[running.step] -= workingMsBetween(running.since, at, time);
    if (next === "appealed" && status === "rejected") leftMs = whole();
    const step = deskStepIn(next);
    if (step !== null && leftMs[step] < wholeMs(step))
      leftMs[step] = Math.max(leftMs[step], hours.afterPause * HOUR_MS);
    running = step === null ? null : { step, since: at };
    status = next;
  }
  return running === null ? null : addWorkingMs(running.since, leftMs[running.step], time);
}
