import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EXAMINATION } from "#server/domain/documents/budgets.ts";
import { log } from "#server/log.ts";
import { cpuTimeOf } from "./cpu-time.ts";
import type { Answer, Task } from "./examiner.ts";
import type { Outcome } from "./outcome.ts";

/** What the libraries remember of earlier files; beyond it a fresh process is cheaper than a full one. */
const KEPT_HEAP_BYTES = 96 * 1024 * 1024;
const IDLE_MS = 60_000;
const WATCH_MS = 100;

export interface Examiner {
  examine(task: Task): Promise<Outcome>;
  /** Whether it may be given another file. */
  isFit(): boolean;
}

/** A process that looks at files, without our settings and secrets. Idle, it keeps nobody from ending. */
export function startExaminer(): Examiner {
  const child = fork(fileURLToPath(new URL("./examiner.ts", import.meta.url)), {
    env: { NODE_ENV: "production" },
    execArgv: [`--max-old-space-size=${EXAMINATION.maxMemoryMb}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let fit = true;
  let retirement: NodeJS.Timeout | undefined;
  const retire = () => {
    fit = false;
    child.kill("SIGKILL");
  };
  child.on("exit", retire).on("error", retire);
  return {
    isFit: () => fit,
    async examine(task) {
      clearTimeout(retirement);
      holdOpen(child, true);
      const { outcome, heapBytes } = await ask(child, task);
      holdOpen(child, false);
      if (heapBytes > KEPT_HEAP_BYTES) retire();
      else retirement = setTimeout(retire, IDLE_MS).unref();
      return outcome;
    },
  };
}

/**
 * A process that dies of a file, or is ended because the file costs too much, has answered. One that merely had to wait
 * for the machine has not: its sender comes again.
 */
async function ask(child: ChildProcess, task: Task): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const without = (refused: "document_too_complex" | "examination_busy") =>
    resolve({ outcome: { refused }, heapBytes: Number.POSITIVE_INFINITY });
  const died = (code: number | null, signal: string | null) => {
    log.warn({ code, signal }, "an examiner ended over a file");
    without("document_too_complex");
  };
  const failed = () => without("examination_busy");
  const spent = stopwatchOf(child);
  const watch = setInterval(() => {
    const { cpuMs, waitedMs } = spent();
    if (cpuMs <= EXAMINATION.maxCpuMs && waitedMs <= EXAMINATION.maxWaitMs) return;
    if (cpuMs <= EXAMINATION.maxCpuMs) failed();
    child.kill("SIGKILL");
  }, WATCH_MS);
  child.on("message", resolve).on("exit", died).on("error", failed);
  child.send(task);
  const answer = await promise;
  clearInterval(watch);
  child.off("message", resolve).off("exit", died).off("error", failed);
  return answer;
}

/** What a process has cost since now; where the system does not tell of its processor, all of the time counts. */
function stopwatchOf({ pid }: ChildProcess): () => { cpuMs: number; waitedMs: number } {
  const [startedAt, before] = [performance.now(), cpuTimeOf(pid)];
  return () => {
    const waitedMs = performance.now() - startedAt;
    const now = cpuTimeOf(pid);
    return { waitedMs, cpuMs: before === null || now === null ? waitedMs : now - before };
  };
}

function holdOpen(child: ChildProcess, hold: boolean): void {
  const change = hold ? "ref" : "unref";
  child[change]();
  child.channel?.[change]();
}
