import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import { EXAMINATION, EXAMINERS } from "#server/domain/documents/budgets.ts";
import type { CleanFile, Outcome } from "./outcome.ts";
import { refusal } from "./refusals.ts";
import type { Task } from "./worker.ts";

/** A thread that nobody needs ends; the next one begins with memory of its own. */
const IDLE_MS = 10_000;

let pool: Piscina<Task, Outcome> | undefined;

function threads(): Piscina<Task, Outcome> {
  pool ??= new Piscina<Task, Outcome>({
    filename: fileURLToPath(new URL("./worker.ts", import.meta.url)),
    minThreads: 0,
    maxThreads: EXAMINERS.atOnce,
    maxQueue: EXAMINERS.waiting,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: EXAMINATION.maxMemoryMb },
    recordTiming: false,
  });
  return pool;
}

/**
 * The file as it may be kept, or a refusal that names the reason. It is looked at in a thread of its own, so that no
 * file, however it is made, keeps other requests waiting.
 */
export async function examine(file: Uint8Array, as: Task["as"]): Promise<CleanFile> {
  const outcome = await outcomeOf(file, as);
  if ("refused" in outcome) throw refusal(outcome.refused);
  return outcome;
}

async function outcomeOf(file: Uint8Array, as: Task["as"]): Promise<Outcome> {
  if (threads().queueSize >= EXAMINERS.waiting) return { refused: "examination_busy" };
  const { port1, port2 } = new MessageChannel();
  const deadline = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  port1.once("message", () => {
    timer = setTimeout(() => deadline.abort(), EXAMINATION.maxDurationMs);
  });
  try {
    const task: Task = { file, as, begun: port2 };
    return await threads().run(task, { signal: deadline.signal, transferList: [port2] });
  } catch (error) {
    if (isThreadLost(error)) return { refused: "document_too_complex" };
    throw error;
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}

/** Stopped at its deadline, or ended by what it was made to hold; anything else is our own fault. */
function isThreadLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return (
    error.name === "AbortError" ||
    code === "ERR_WORKER_OUT_OF_MEMORY" ||
    /^worker exited with code/.test(error.message)
  );
}
