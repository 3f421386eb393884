import { spawn } from "node:child_process";
import { ROOT } from "#server/start/settings.ts";

export interface Outcome {
  passed: number;
  /** The name of each that failed: a run ends with them, whatever was cut from its middle. */
  failed: readonly string[];
}

export const add = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failed: [...a.failed, ...b.failed],
});

/** Says what a run came to, and ends the process by it. */
export function conclude({ passed, failed }: Outcome): never {
  const lines = [...failed.map((name) => `✗ ${name}`), `${passed} passed, ${failed.length} failed`];
  process.stdout.write(`${lines.join("\n")}\n`);
  process.exit(failed.length === 0 ? 0 : 1);
}

/** Runs a program to its end with its output on ours; answers its exit code. */
export function runProgram(
  argv: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const [program, ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** A check that holds or does not, counted as one test. */
export async function check(name: string, argv: readonly [string, ...string[]]): Promise<Outcome> {
  const startedAt = Date.now();
  const held = (await runProgram(argv)) === 0;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${held ? "✓" : "✗"} ${name} (${seconds} s)\n`);
  return held ? { passed: 1, failed: [] } : { passed: 0, failed: [name] };
}

/** Format, lint, types: the checks that need nothing running. */
export async function staticChecks(): Promise<Outcome> {
  const format = await check("format and lint", ["biome", "ci", "."]);
  // Several checkers each work out what they share: on two cores they take longer than one.
  const types = await check("types", ["tsc", "--noEmit", "--checkers", "1", "-p", "."]);
  const unused = await check("nothing unused", ["knip", "--no-progress"]);
  return [format, types, unused].reduce(add);
}
