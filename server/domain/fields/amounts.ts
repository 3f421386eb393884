import type { Fen, Ppm } from "../money/fen.ts";
import { PERCENT_DECIMALS, PPM_PER_PERCENT } from "../money/percent.ts";
import { halfWidth } from "./typed.ts";

/**
 * The digits before and after the point of a typed number. 。 is the point of a Chinese input method; groups are of
 * three, parted by commas or blanks alike. Null for anything else: `12,5` may mean two numbers, so it means none.
 */
function readDecimal(typed: string): { whole: string; fraction: string } | null {
  const plain = halfWidth(typed).replaceAll(/[。｡]/g, ".");
  const match = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d*))?$/.exec(plain);
  const [, whole = "", fraction = ""] = match ?? [];
  return whole === "" ? null : { whole: whole.replaceAll(/[, ]/g, ""), fraction };
}

/** Fen from what a person types (`1,234.5`, `¥20`, `1200。50`); null when it is not one amount of at most two decimals. */
export function parseYuan(typed: string): Fen | null {
  const decimal = readDecimal(typed.replace(/^\s*[¥￥]/, "").replace(/元\s*$/, ""));
  if (decimal === null || decimal.whole.length > 13 || decimal.fraction.length > 2) return null;
  const fen = Number(decimal.whole) * 100 + Number(decimal.fraction.padEnd(2, "0"));
  return Number.isSafeInteger(fen) ? fen : null;
}

/** Ppm from typed percent (`2.3`, `2。3％`), from digits alone, without floating point; null when it is no percentage. */
export function parsePercent(typed: string): Ppm | null {
  const decimal = readDecimal(typed.replace(/[%％]\s*$/, ""));
  if (decimal === null || decimal.whole.length > 3 || decimal.fraction.length > PERCENT_DECIMALS) return null;
  return Number(decimal.whole) * PPM_PER_PERCENT + Number(decimal.fraction.padEnd(PERCENT_DECIMALS, "0"));
}

/** Whole ppm of a percentage that came as a number, so that sums are exact; null when it has more decimals than that. */
export function ppmOfPercent(percent: number): Ppm | null {
  const ppm = Math.round(percent * PPM_PER_PERCENT);
  return ppm / PPM_PER_PERCENT === percent ? ppm : null;
}

/** A plain number as typed, such as a count or a share; null when it is none. */
export function parseNumber(typed: string): number | null {
  const decimal = readDecimal(typed);
  return decimal === null ? null : Number(`${decimal.whole}.${decimal.fraction || "0"}`);
}
