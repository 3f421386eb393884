import { invariant } from "../errors.ts";
import type { Fen } from "./fen.ts";

/** `¥1,234.50` from fen; the sign stands before the symbol. */
export function formatFen(amountFen: Fen): string {
  invariant(Number.isSafeInteger(amountFen), "money is a safe integer");
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amountFen < 0 ? "-" : ""}¥${yuan}.${digits.slice(-2)}`;
}
