import { parseArgs } from "node:util";
import { stopOnSignal } from "#server/stop-on-signal.ts";
import { type Outcome, openStage, runChaos } from "../chaos/run-chaos.ts";
import { startTestPortal } from "../support/browser/test-portal.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    seeds: { type: "string", default: "1" },
  },
});
const [seconds, first, count] = [values.seconds, values.seed, values.seeds].map(Number) as [
  number,
  number,
  number,
];

/** `npm run chaos -- --seconds 60 --seed 1 --seeds 5`: mixed load while every part is killed; exit code 1 at a fault. */
const portal = await startTestPortal();
stopOnSignal(portal.stop);
try {
  const stage = await openStage(portal);
  for (let seed = first; seed < first + count; seed++) say(await runChaos(stage, { seed, seconds }));
} finally {
  await portal.stop();
}
process.exit(process.exitCode ?? 0);

function say({ seed, faults, counts, kills, asked, interrupted, longestMs }: Outcome): void {
  const facts = Object.entries(counts).map(([what, n]) => `${n} ${what}`);
  const lines = [
    `seed ${seed}, ${seconds} s: ${kills.length} kills; ${asked} asked, ${interrupted} interrupted, the longest ${longestMs} ms`,
    `  acknowledged ${facts.join(", ")}`,
    ...(faults.length === 0
      ? ["  nothing lost, nothing doubled, invariants hold"]
      : faults.map((fault) => `  FAULT ${fault}`)),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
