import { invariant } from "../errors.ts";
import type { Fen } from "./fen.ts";

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
