/** The middle one of what was measured. */
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** How long each of so many asks took, one after the other, with a pause between them. */
export async function timesOf(
  ask: () => Promise<unknown>,
  { times, pauseMs }: { times: number; pauseMs: number },
): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const asked = performance.now();
    await ask();
    took.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return took;
}
