import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";

/** How long the second factor counts for what is shown only to whoever holds it. */
export const STEP_UP_MS = 10 * MINUTE_MS;

/** Whether the second factor was given lately enough; `provenAt` null when it never was. */
export function isSteppedUp(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() < STEP_UP_MS;
}

export function stepUpRequired(): DomainError {
  return new DomainError(
    "forbidden",
    "step_up_required",
    "Enter a fresh code from your authenticator app before this is shown.",
  );
}
