import { invariant } from "../errors.ts";
import { type Fen, MAX_AMOUNT_FEN } from "./fen.ts";

/** `¥1,234.50` from fen; the sign stands before the symbol. */
export function formatFen(amountFen: Fen): string {
  invariant(Number.isSafeInteger(amountFen), "money is a safe integer");
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amountFen < 0 ? "-" : ""}¥${yuan}.${digits.slice(-2)}`;
}

/** `1234.50` from fen, as other machines write amounts in yuan: two decimals, no groups, no symbol. */
export function decimalYuan(amountFen: Fen): string {
  invariant(Number.isSafeInteger(amountFen) && amountFen >= 0, "an amount is a safe integer, not negative");
  const digits = String(amountFen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same of an amount that may be below nothing: `-12.30`. */
export function signedDecimalYuan(amountFen: Fen): string {
  return `${amountFen < 0 ? "-" : ""}${decimalYuan(Math.abs(amountFen))}`;
}

/** Fen from an amount in yuan that a machine wrote, by its digits alone; null when it is none, or beyond our limit. */
export function readDecimalYuan(text: string): Fen | null {
  const [, whole = "", fraction = ""] = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === "") return null;
  const amountFen = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return amountFen <= MAX_AMOUNT_FEN ? amountFen : null;
}
