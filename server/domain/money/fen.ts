import { invariant } from "../errors.ts";

/** Integer fen (1/100 yuan), the only unit of money. */
export type Fen = number;
/** Integer parts per million: 2.3 % = 23 000. */
export type Ppm = number;

export const PPM = 1_000_000;

/** Greatest amount any boundary accepts: ¥100,000,000; times any rate it stays a safe integer. */
export const MAX_AMOUNT_FEN = 10_000_000_000;

/** `numerator / denominator` rounded half-even, on integers only. Both are safe and the denominator positive. */
export function divideHalfEven(numerator: number, denominator: number): number {
  invariant(
    Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator),
    "division stays on safe integers",
  );
  invariant(denominator > 0, "denominator is positive");
  const quotient = Math.floor(numerator / denominator);
  const twice = (numerator - quotient * denominator) * 2;
  if (twice > denominator) return quotient + 1;
  if (twice < denominator) return quotient;
  return quotient % 2 === 0 ? quotient : quotient + 1;
}

/** Fee in fen, rounded half-even as the channel documents it (domain.md §2). */
export function feeOf(amountFen: Fen, ratePpm: Ppm): Fen {
  invariant(Number.isSafeInteger(amountFen) && Number.isSafeInteger(ratePpm), "money and rates are integers");
  invariant(amountFen >= 0 && ratePpm >= 0, "amount and rate are not negative");
  return divideHalfEven(amountFen * ratePpm, PPM);
}

/** `¥1,234.50` from fen; the sign stands before the symbol. */
export function formatFen(amountFen: Fen): string {
  invariant(Number.isSafeInteger(amountFen), "money is a safe integer");
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amountFen < 0 ? "-" : ""}¥${yuan}.${digits.slice(-2)}`;
}

/** Fen from what a person types (`1,234.5`, `¥20`); null when it is not an amount of at most two decimals. */
export function parseYuan(typed: string): Fen | null {
  const match = /^[¥￥]?\s*(\d{1,13})(?:\.(\d{0,2}))?$/.exec(typed.trim().replaceAll(",", ""));
  if (match === null) return null;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return Number.isSafeInteger(fen) ? fen : null;
}

/** `2.30%` from ppm, without trailing digits beyond four decimals of a percent. */
export function formatPpm(ratePpm: Ppm, decimals = 2): string {
  return `${(ratePpm / 10_000).toFixed(decimals)}%`;
}
