/** How often an amount may be read back, and for how long. */
export const PROOF_TRIES = 3;
export const PROOF_DAYS = 10;
/** A small transfer is below one yuan, and never nothing. */
export const PROOF_MAX_FEN = 99;
/** Each account that is given costs a transfer: so many in thirty days are enough for anybody's mistakes. */
export const ACCOUNTS_IN_30_DAYS = 5;

/** Between 1 and 99 fen, from one random byte each without favouring any. */
export function proofAmountOf(randomBytes: (length: number) => Uint8Array): number {
  for (;;) {
    const [byte = 255] = randomBytes(1);
    if (byte < 2 * PROOF_MAX_FEN) return (byte % PROOF_MAX_FEN) + 1;
  }
}
