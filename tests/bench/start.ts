import { spawnSync } from "node:child_process";
import { NODE_FLAGS } from "#server/start/node-flags.mjs";
import { ROOT } from "#server/start/settings.ts";
import { interleave } from "./measure/interleave.ts";
import { comparison, publish, type Row } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";

/** `npm run bench start`: what it takes a process to load all that the API consists of. */
const ROUNDS = 15;
const API = ["--input-type=module", "--eval", 'await import("#server/api/router.ts")'];

interface Program {
  name: string;
  role: Row["role"];
  argv: string[];
}

const NOTHING: Program = { name: "Node, loading nothing", role: "floor", argv: ["--eval", ""] };
const ONCE: Program = {
  name: "the API, each name resolved once",
  role: "subject",
  argv: [...NODE_FLAGS, ...API],
};
const ALONE: Program = { name: "the API, by Node alone", role: "peer", argv: API };
const PROGRAMS = [NOTHING, ONCE, ALONE];

function run(argv: string[], times: number): number {
  for (let done = 0; done < times; done++) {
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd: ROOT, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }
  return times;
}

const subjects = PROGRAMS.map(({ name, argv }) => ({ name, run: (times: number) => run(argv, times) }));
const timings = interleave(subjects, ROUNDS);
const millisecondsOf = ({ name }: Program) => (timings.get(name) ?? []).map((took) => took / 1e6);
const rows = PROGRAMS.map((program): Row => {
  const figures = millisecondsOf(program);
  const ratio = ratioOf(figures, millisecondsOf(ONCE));
  return { name: program.name, role: program.role, cost: spreadOf(figures), ratio };
});
const gained = ratioOf(millisecondsOf(ALONE), millisecondsOf(ONCE)).median;
publish({
  name: "start",
  what: "until a process has loaded the API",
  ...comparison(rows, "ms"),
  goals: [{ goal: "≥ 2 × as fast as Node alone", reached: gained, held: gained >= 2 }],
});
if (gained < 2) process.exitCode = 1;
