import { DAY_MS, MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { drawCode } from "#server/domain/fields/drawn-code.ts";

export const ACTIVATION_CODE_LENGTH = 12;
export const ACTIVATION_CODE_VALID_MS = 7 * DAY_MS;
export const ACTIVATION_MAX_TRIES = 5;
/** After so long a lock ends by itself; until then staff or the owner may give a new code. */
export const ACTIVATION_LOCK_MS = 15 * MINUTE_MS;

export function makeActivationCode(randomBytes: (length: number) => Uint8Array): string {
  return drawCode(ACTIVATION_CODE_LENGTH, randomBytes);
}
