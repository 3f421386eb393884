import { DAY_MS } from "#server/domain/calendar/durations.ts";

/** So long a replaced document, which nobody can open any more, is kept before it is erased. */
export const REPLACED_KEPT_MS = 30 * DAY_MS;
