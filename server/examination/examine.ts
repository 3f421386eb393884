import { EXAMINERS } from "#server/domain/documents/budgets.ts";
import type { Task } from "./examiner.ts";
import { type Examiner, startExaminer } from "./examiner-process.ts";
import type { CleanFile, Outcome } from "./outcome.ts";
import { refusal } from "./refusals.ts";

const idle: Examiner[] = [];
const waiting: (() => void)[] = [];
let atWork = 0;

/**
 * The file as it may be kept, or a refusal that names the reason. It is looked at in a process of its own, so that no
 * file, however it is made, keeps other requests waiting or takes them along when it fails.
 */
export async function examine(file: Uint8Array, as: Task["as"]): Promise<CleanFile> {
  if (waiting.length >= EXAMINERS.waiting) throw refusal("examination_busy");
  await turn();
  try {
    const outcome = await examinedBy(idle.pop(), { file, as });
    if ("refused" in outcome) throw refusal(outcome.refused);
    return outcome;
  } finally {
    passTurn();
  }
}

async function examinedBy(found: Examiner | undefined, task: Task): Promise<Outcome> {
  const examiner = found?.isFit() ? found : startExaminer();
  const outcome = await examiner.examine(task);
  if (examiner.isFit()) idle.push(examiner);
  return outcome;
}

async function turn(): Promise<void> {
  if (atWork < EXAMINERS.atOnce) atWork += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Handed on to the next one rather than given back, so that nobody who comes later is faster. */
function passTurn(): void {
  const next = waiting.shift();
  if (next === undefined) atWork -= 1;
  else next();
}
