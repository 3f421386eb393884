import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { FIRST_DESK_HOURS } from "./desk-hours.ts";
import { type DeskRecord, deskStepIn, promisedBy } from "./promised-by.ts";
import type { ApplicationStatus } from "./status.ts";
import type { WaitHolder } from "./wait-holders.ts";

/**
 * How long an applicant's wait may last before it ends by itself. Rules of this acquirer, not law; what the desk promises is
 * counted in its working time (`promised-by.ts`).
 */
export const WAIT_RULES = {
  draft: { days: 60, afterwards: "withdrawn", remindAfterDays: [1, 7, 30, 57] },
  needs_correction: { days: 14, afterwards: "withdrawn", remindAfterDays: [2, 7, 12] },
} as const satisfies Partial<
  Record<
    ApplicationStatus,
    { days: number; afterwards: ApplicationStatus; remindAfterDays: readonly number[] }
  >
>;

export interface Wait {
  holder: WaitHolder;
  /** What the application becomes by itself if the step is not taken; null where only people act. */
  afterwards: ApplicationStatus | null;
}

/** Who has the next step in a status, and what follows if it is not taken; null once nobody has to act. */
export function waitOf(status: ApplicationStatus): Wait | null {
  if (isApplicants(status)) return { holder: "applicant", afterwards: WAIT_RULES[status].afterwards };
  const step = deskStepIn(status);
  return step === null ? null : { holder: step === "check" ? "checker" : "reviewer", afterwards: null };
}

/** Of what the desk has promised nothing of. */
const NOTHING_YET: DeskRecord = { steps: [], hours: FIRST_DESK_HOURS };

/**
 * What an application's row says of its wait, from the moment at which a step leaves it in `status`. The deadline is told to
 * the applicant and orders the queue: one number, derived from the record of all steps before.
 */
export function waitingFrom(
  status: ApplicationStatus,
  since: Date,
  record: DeskRecord = NOTHING_YET,
): { waitingSince: Date; dueAt: Date | null } {
  const dueAt = isApplicants(status)
    ? new Date(since.getTime() + WAIT_RULES[status].days * DAY_MS)
    : promisedBy({ ...record, steps: [...record.steps, { at: since, status }] });
  return { waitingSince: since, dueAt };
}

function isApplicants(status: ApplicationStatus): status is keyof typeof WAIT_RULES {
  return Object.hasOwn(WAIT_RULES, status);
}
