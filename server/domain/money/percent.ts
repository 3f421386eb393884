import type { Ppm } from "./fen.ts";

/** Parts per million in one percent; a rate has at most four decimals of a percent. */
export const PPM_PER_PERCENT = 10_000;
export const WHOLE_PPM = 100 * PPM_PER_PERCENT;
export const PERCENT_DECIMALS = 4;

/** `2.30%` from ppm. */
export function formatPpm(ratePpm: Ppm, decimals = 2): string {
  return `${(ratePpm / PPM_PER_PERCENT).toFixed(decimals)}%`;
}

/** `2.3` from ppm, as a person would type it; `parsePercent` (fields/amounts.ts) reads it back. */
export function percentOf(ratePpm: Ppm): string {
  return (ratePpm / PPM_PER_PERCENT).toFixed(PERCENT_DECIMALS).replace(/\.?0+$/, "");
}
