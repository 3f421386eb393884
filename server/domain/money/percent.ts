import type { Ppm } from "./fen.ts";

/** Parts per million in one percent; a rate has at most four decimals of a percent. */
const PPM_PER_PERCENT = 10_000;
const DECIMALS = 4;

/** `2.30%` from ppm. */
export function formatPpm(ratePpm: Ppm, decimals = 2): string {
  return `${(ratePpm / PPM_PER_PERCENT).toFixed(decimals)}%`;
}

/** `2.3` from ppm, as a person would type it; `parsePercent` reads it back. */
export function percentOf(ratePpm: Ppm): string {
  return (ratePpm / PPM_PER_PERCENT).toFixed(DECIMALS).replace(/\.?0+$/, "");
}

/** Ppm from typed percent (`2.3`, `2.3%`), from digits alone, without floating point; null when it is no percentage. */
export function parsePercent(typed: string): Ppm | null {
  const match = /^(\d{1,3})(?:\.(\d{0,4}))?$/.exec(typed.trim().replace(/%$/, ""));
  if (match === null) return null;
  return Number(match[1]) * PPM_PER_PERCENT + Number((match[2] ?? "").padEnd(DECIMALS, "0"));
}
