import type { Fleet, FleetOptions } from "./run-fleet.ts";

export type Summary = ReturnType<typeof summaryOf>;

export function summaryOf({ tally, terminals, startedAt }: Fleet, options: FleetOptions) {
  const { terminals: asked, minutes, chaos, seed } = options;
  const active = terminals.filter((one) => one.isActive).length;
  const converged = terminals.filter((one) => one.isConverged).length;
  return {
    asked,
    active,
    converged,
    minutes,
    chaos,
    seed,
    tookSeconds: Math.round((Date.now() - startedAt) / 1_000),
    answerMs: { median: tally.percentile(0.5), p99: tally.percentile(0.99), longest: tally.percentile(1) },
    counts: Object.fromEntries([...tally.counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    surprises: tally.surprises,
    ok: converged === asked && tally.of("surprises") === 0,
  };
}

export function linesOf(summary: Summary): string[] {
  const { asked, active, converged, chaos, minutes, answerMs, counts, surprises, tookSeconds } = summary;
  const facts = Object.entries(counts).map(([what, n]) => `  ${String(n).padStart(8)}  ${what}`);
  return [
    `${asked} terminals, ${minutes} min${chaos ? " of chaos" : ""}, ${tookSeconds} s altogether`,
    ...facts,
    `answers: median ${answerMs.median} ms, 99 % within ${answerMs.p99} ms, the longest ${answerMs.longest} ms`,
    `${active} active, ${converged} of ${asked} run what is wanted`,
    ...surprises.map((surprise) => `SURPRISE ${surprise}`),
  ];
}

/** One line while it runs. */
export function liveLine({ tally, terminals, phase, startedAt }: Fleet): string {
  const active = terminals.filter((one) => one.isActive).length;
  const settled = terminals.filter((one) => one.isConverged).length;
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  const mishaps = [...tally.counts].filter(([what]) => what.startsWith("mishap"));
  const wrong = mishaps.reduce((sum, [, n]) => sum + n, 0);
  const beats = tally.of("heartbeats") + tally.of("heartbeat over MQTT");
  const parts = [`${active} active`, `${settled} in step`, `${beats} heartbeats`, `${wrong} mishaps`];
  const first = phase === "waiting" ? [`${tally.of("waiting")} waiting`] : parts;
  return `${String(seconds).padStart(4)} s  ${phase.padEnd(10)}  ${first.join("  ")}  ${tally.of("surprises")} surprises`;
}
