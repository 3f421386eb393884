import { type DeskHours, deskTime } from "#server/domain/applications/desk-hours.ts";
import { addWorkingHours } from "#server/domain/calendar/working-time.ts";

/** What is due by then and not overdue is at risk. */
export function atRiskUntil(now: Date, hours: DeskHours): Date {
  return addWorkingHours(now, hours.atRisk, deskTime(hours));
}
