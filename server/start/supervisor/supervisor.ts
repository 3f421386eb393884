import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { NODE_FLAGS } from "../node-flags.mjs";

export interface Part {
  name: string;
  start: () => ChildProcess;
  /** How long a SIGTERM may take before SIGKILL. */
  drainMs?: number;
  stopSignal?: NodeJS.Signals;
}

const FOLLOW_PARENT = new URL("./follow-parent.mjs", import.meta.url).href;
const FIRST_RETRY_MS = 200;
const MAX_RETRY_MS = 10_000;
/** A part that ran this long counts as healthy again. */
const STEADY_MS = 30_000;

/** Keeps parts running: one that dies, however it dies, is started again, faster at first than later. */
export class Supervisor {
  readonly #logs: string;
  readonly #say: (line: string) => void;
  readonly #running = new Map<string, { part: Part; child: ChildProcess }>();
  #stopping = false;

  constructor(logFolder: string, say: (line: string) => void) {
    this.#logs = logFolder;
    this.#say = say;
    mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  }

  run(part: Part, retryMs = FIRST_RETRY_MS): void {
    if (this.#stopping) return;
    const child = part.start();
    const startedAt = Date.now();
    this.#running.set(part.name, { part, child });
    const file = createWriteStream(join(this.#logs, `${part.name}.log`), { flags: "a" });
    child.stdout?.pipe(file, { end: false });
    child.stderr?.pipe(file, { end: false });
    let ended = false;
    const onEnd = (why: string) => {
      if (ended) return;
      ended = true;
      if (this.#stopping) return;
      const steady = Date.now() - startedAt > STEADY_MS;
      const waitMs = steady ? FIRST_RETRY_MS : retryMs;
      this.#say(`${part.name} ended (${why}); starting it again in ${waitMs} ms`);
      setTimeout(() => this.run(part, Math.min(waitMs * 2, MAX_RETRY_MS)), waitMs);
    };
    child.on("exit", (code, signal) => onEnd(signal ?? `code ${code}`));
    // A program that could not be started at all has no exit.
    child.on("error", (error) => onEnd(error.message));
    child.on("close", () => file.end());
  }

  pidOf(name: string): number | undefined {
    return this.#running.get(name)?.child.pid;
  }

  pids(): Record<string, number | undefined> {
    return Object.fromEntries([...this.#running].map(([name, { child }]) => [name, child.pid]));
  }

  /** Stops everything, each part with time to drain; the first one started, on which the others rest, goes last. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const [first, ...rest] = [...this.#running.values()];
    await Promise.all(rest.map(({ part, child }) => stopChild(part, child)));
    if (first !== undefined) await stopChild(first.part, first.child);
  }
}

function stopChild(part: Part, child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    const killer = setTimeout(() => child.kill("SIGKILL"), part.drainMs ?? 8_000);
    child.on("exit", () => {
      clearTimeout(killer);
      resolve();
    });
    child.kill(part.stopSignal ?? "SIGTERM");
  });
}

/** A Node process of this project, with its own name in the log. */
export function nodeProcess(
  name: string,
  argv: readonly string[],
  { env, cwd }: { env: NodeJS.ProcessEnv; cwd: string },
): ChildProcess {
  return spawn(process.execPath, [...NODE_FLAGS, "--import", FOLLOW_PARENT, ...argv], {
    cwd,
    env: { ...env, RUWANG_PROCESS: name },
    stdio: ["ignore", "pipe", "pipe"],
    // Its own group: Ctrl-C reaches the supervisor alone, which then stops the parts in order.
    detached: true,
  });
}
