import { addWorkingHours } from "#server/domain/calendar/working-time.ts";

/** How much of the desk's working time before its deadline a step counts as at risk. A rule of this acquirer. */
const AT_RISK_WORKING_HOURS = 2;

/** What is due by then and not overdue is at risk. */
export function atRiskUntil(now: Date): Date {
  return addWorkingHours(now, AT_RISK_WORKING_HOURS);
}
