import { DAY_MS, MINUTE_MS } from "#server/domain/calendar/durations.ts";

/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B: nobody mistypes what was printed. */
const ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY";
export const ACTIVATION_CODE_LENGTH = 12;
export const ACTIVATION_CODE_VALID_MS = 7 * DAY_MS;
export const ACTIVATION_MAX_TRIES = 5;
/** After so long a lock ends by itself; until then staff or the owner may give a new code. */
export const ACTIVATION_LOCK_MS = 15 * MINUTE_MS;

/** Twelve characters drawn evenly; bytes of the uneven tail are drawn again. */
export function makeActivationCode(randomBytes: (length: number) => Uint8Array): string {
  const even = Math.floor(256 / ALPHABET.length) * ALPHABET.length;
  let code = "";
  while (code.length < ACTIVATION_CODE_LENGTH) {
    for (const byte of randomBytes(ACTIVATION_CODE_LENGTH)) {
      if (byte < even && code.length < ACTIVATION_CODE_LENGTH)
        code += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return code;
}
