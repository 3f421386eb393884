import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import type { MoveRules } from "#server/domain/devices/move-waits.ts";
import type { OperatorStatus } from "./status.ts";

/** How long an owner may take to say whether somebody works at a terminal. */
export const OPERATOR_WAITS = {
  requested: { holder: "merchant", days: 7 },
} as const satisfies Partial<MoveRules<OperatorStatus>>;

/** A long day at the counter; whoever forgets to sign out is out by the next. */
export const SIGNED_IN_MS = 12 * HOUR_MS;

/** More people than work at one merchant's counters, those who ask included. */
export const MOST_OPERATORS = 200;
