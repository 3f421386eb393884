/** Something to be timed: `run` does the work so many times and answers a number that depends on all of it. */
export interface Subject {
  name: string;
  run: (times: number) => number;
}

/** Nanoseconds an operation of every subject took, one figure a round. */
export type Timings = ReadonlyMap<string, readonly number[]>;

const BATCH_MS = 25;

/**
 * Times every subject for a short while in each of many rounds, in an order that turns from round to round. What
 * slows the machine for a moment then slows all of them, and a ratio taken within a round hardly moves. mitata times
 * one subject after the other, each for seconds, and its ratios move with whatever else the machine does.
 */
export function interleave(subjects: readonly Subject[], rounds: number): Timings {
  const batches = subjects.map((subject) => ({ subject, times: warmUp(subject) }));
  const timings = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < batches.length; turn++) {
      const batch = batches[(round + turn) % batches.length];
      if (batch === undefined) continue;
      timings.get(batch.subject.name)?.push(timed(batch.subject, batch.times));
    }
  }
  return timings;
}

/** Runs until the compiler has had its time; returns how many operations fill a batch. */
function warmUp(subject: Subject): number {
  let times = 1;
  let perOperation = 0;
  for (const until = performance.now() + 20 * BATCH_MS; performance.now() < until; ) {
    perOperation = timed(subject, times);
    times = Math.max(1, Math.round((BATCH_MS * 1e6) / perOperation));
  }
  return times;
}

let kept = 0;

function timed(subject: Subject, times: number): number {
  const startedAt = performance.now();
  kept += subject.run(times);
  const took = performance.now() - startedAt;
  // A result that nobody can see need not be computed.
  if (!Number.isFinite(kept)) throw new Error(`${subject.name} answers no number`);
  return (took * 1e6) / times;
}
