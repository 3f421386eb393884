import {
  addMonths,
  endOfShanghaiDate,
  parseDate,
  shanghaiDate,
} from "#server/domain/calendar/shanghai-date.ts";

// Calendars are not what the libraries are compared by: they get the engine's own.

export function dueDates(at: Date, term: number): string[] {
  const purchasedOn = parseDate(shanghaiDate(at));
  return Array.from({ length: term }, (_, index) => addMonths(purchasedOn, index + 1));
}

export function endOfDay(at: Date): string {
  return endOfShanghaiDate(shanghaiDate(at));
}
