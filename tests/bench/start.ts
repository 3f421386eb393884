import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "#server/start/settings.ts";
import { comparison, publish, type Row } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";

/** `npm run bench start`: what it takes a process to load all that the API consists of. */
const ROUNDS = 15;
const API = 'await import("#server/api/router.ts")';
const RESOLVE_ONCE = ["--import", join(ROOT, "server", "start", "resolve-once.mjs")];
const WITH = "the API, each name resolved once";
const WITHOUT = "the API, by Node alone";
const NOTHING = "Node, loading nothing";

const programs = new Map<string, { role: Row["role"]; argv: string[] }>([
  [NOTHING, { role: "floor", argv: ["--eval", ""] }],
  [WITH, { role: "subject", argv: [...RESOLVE_ONCE, "--input-type=module", "--eval", API] }],
  [WITHOUT, { role: "peer", argv: ["--input-type=module", "--eval", API] }],
]);

function secondsOf(argv: string[]): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - startedAt) / 1_000;
}

const timings = new Map([...programs.keys()].map((name) => [name, [] as number[]]));
// What was compiled is kept between processes: the first round only fills that.
for (let round = -1; round < ROUNDS; round++)
  for (const [name, { argv }] of programs) {
    const seconds = secondsOf(argv);
    if (round >= 0) timings.get(name)?.push(seconds);
  }
const figuresOf = (name: string) => timings.get(name) ?? [];
const rows = [...programs].map(([name, { role }]): Row => {
  const ratio = ratioOf(figuresOf(name), figuresOf(WITH));
  return { name, role, cost: spreadOf(figuresOf(name)), ratio };
});
const gained = ratioOf(figuresOf(WITHOUT), figuresOf(WITH)).median;
publish({
  name: "start",
  what: "seconds until a process has loaded the API",
  ...comparison(rows, "seconds"),
  goals: [{ goal: "≥ 2 × as fast as Node alone", reached: gained, held: gained >= 2 }],
});
if (gained < 2) process.exitCode = 1;
