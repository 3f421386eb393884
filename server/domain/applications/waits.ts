import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { addWorkingHours } from "#server/domain/calendar/working-time.ts";
import type { ApplicationStatus } from "./status.ts";

export const WAIT_HOLDERS = ["applicant", "reviewer", "checker"] as const;
/** Who has the next step of an application. */
export type WaitHolder = (typeof WAIT_HOLDERS)[number];

type WaitRule =
  | { holder: "applicant"; days: number; afterwards: ApplicationStatus; remindAfterDays: readonly number[] }
  | { holder: "reviewer" | "checker"; workingHours: number };

/**
 * How long each open status may last: an applicant's wait ends by itself, the desk's is a promise that the queue is
 * sorted by. Rules of this acquirer, not law.
 */
export const WAIT_RULES = {
  draft: { holder: "applicant", days: 60, afterwards: "withdrawn", remindAfterDays: [1, 7, 30, 57] },
  needs_correction: { holder: "applicant", days: 14, afterwards: "withdrawn", remindAfterDays: [2, 7, 12] },
  submitted: { holder: "reviewer", workingHours: 8 },
  appealed: { holder: "reviewer", workingHours: 8 },
  in_review: { holder: "reviewer", workingHours: 16 },
  pending_check: { holder: "checker", workingHours: 8 },
} as const satisfies Partial<Record<ApplicationStatus, WaitRule>>;

export interface Wait {
  holder: WaitHolder;
  since: Date;
  /** When the step should have been taken. */
  dueAt: Date;
  /** What the application becomes by itself if it is not; null where only people act. */
  afterwards: ApplicationStatus | null;
}

/** What an application waits for since `since`; null once nobody has to act. */
export function waitOf(status: ApplicationStatus, since: Date): Wait | null {
  const rule: WaitRule | undefined = ruleOf(status);
  if (rule === undefined) return null;
  if (rule.holder === "applicant") {
    const dueAt = new Date(since.getTime() + rule.days * DAY_MS);
    return { holder: rule.holder, since, dueAt, afterwards: rule.afterwards };
  }
  return { holder: rule.holder, since, dueAt: addWorkingHours(since, rule.workingHours), afterwards: null };
}

/** What an application's row says of its wait, from the moment at which a step leaves it in `status`. */
export function waitingFrom(
  status: ApplicationStatus,
  since: Date,
): { waitingSince: Date; dueAt: Date | null } {
  return { waitingSince: since, dueAt: waitOf(status, since)?.dueAt ?? null };
}

function ruleOf(status: ApplicationStatus): WaitRule | undefined {
  const rules: Partial<Record<ApplicationStatus, WaitRule>> = WAIT_RULES;
  return rules[status];
}
