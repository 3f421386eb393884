/** The middle of many figures and the range in which the middle half of them lies. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** Ratio of two subjects' figures round by round. */
export function ratioOf(figures: readonly number[], to: readonly number[]): Spread {
  return spreadOf(figures.map((figure, round) => figure / (to[round] ?? Number.NaN)));
}
