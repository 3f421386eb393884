import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { distanceM, FAR_FROM_STORE_M, type Position } from "../distance.ts";

/** How long a position that was found to be false is believed to be so. A rule of this acquirer. */
export const FALSE_POSITION_DAYS = 30;

/** Whether a terminal tells again of a place that staff found to be false; from elsewhere it is news. */
export function isKnownFalse(
  dismissed: { at: Position | null; on: Date },
  told: Position,
  now: Date,
): boolean {
  const recent = now.getTime() - dismissed.on.getTime() <= FALSE_POSITION_DAYS * DAY_MS;
  return recent && dismissed.at !== null && distanceM(dismissed.at, told) <= FAR_FROM_STORE_M;
}
