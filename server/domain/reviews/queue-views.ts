import { addWorkingHours } from "#server/domain/calendar/working-time.ts";

/** What of the queue somebody can look at by itself; without a view, it is everything at the desk. */
export const QUEUE_VIEWS = [
  "mine",
  "unclaimed",
  "waiting_for_applicant",
  "waiting_for_checker",
  "at_risk",
  "overdue",
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** How much of the desk's working time before its deadline a step counts as at risk. A rule of this acquirer. */
const AT_RISK_WORKING_HOURS = 2;

/** What is due by then and not overdue is at risk. */
export function atRiskUntil(now: Date): Date {
  return addWorkingHours(now, AT_RISK_WORKING_HOURS);
}
