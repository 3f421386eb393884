import { invariant } from "../errors.ts";
import { divideHalfEven } from "./half-even.ts";

/** Integer fen (1/100 yuan), the only unit of money. */
export type Fen = number;
/** Integer parts per million: 2.3 % = 23 000. */
export type Ppm = number;

export const PPM = 1_000_000;

/** Greatest amount any boundary accepts: ¥100,000,000; times any rate it stays a safe integer. */
export const MAX_AMOUNT_FEN = 10_000_000_000;

/** Fee in fen, rounded half-even as the channel documents it (domain.md §2). */
export function feeOf(amountFen: Fen, ratePpm: Ppm): Fen {
  invariant(Number.isSafeInteger(amountFen) && Number.isSafeInteger(ratePpm), "money and rates are integers");
  invariant(amountFen >= 0 && ratePpm >= 0, "amount and rate are not negative");
  return divideHalfEven(amountFen * ratePpm, PPM);
}
