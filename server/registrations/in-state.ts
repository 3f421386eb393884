import { and, eq, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import { registrations } from "#db/schema/registrations.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { REGISTRATION_WAITS, type RegistrationState } from "#server/domain/registrations/state.ts";

const { exportId, outcome, resentAs, dismissedAt, changedAt, exportedAt, answeredAt } = registrations;
const unsettled = and(isNull(resentAs), isNull(dismissedAt));

/** The same as `stateOf`, as a condition; a test holds the two together. */
const STATES: Readonly<Record<RegistrationState, SQL | undefined>> = {
  due: and(isNull(exportId), unsettled),
  exported: and(isNotNull(exportId), isNull(outcome), unsettled),
  rejected: and(eq(outcome, "rejected"), unsettled),
  accepted: eq(outcome, "accepted"),
  resent: isNotNull(resentAs),
  dismissed: isNotNull(dismissedAt),
};

export function inState(state: RegistrationState): SQL | undefined {
  return STATES[state];
}

/** Entries whose state has lasted longer than its rule allows. */
export function isOverdue(now: Date): SQL | undefined {
  const { due, exported, rejected } = REGISTRATION_WAITS;
  return or(
    and(STATES.due, lt(changedAt, daysBefore(now, due.days))),
    and(STATES.exported, lt(exportedAt, daysBefore(now, exported.days))),
    and(STATES.rejected, lt(answeredAt, daysBefore(now, rejected.days))),
  );
}
