import type { Actor } from "#server/domain/actor.ts";
import { EXAMINERS } from "#server/domain/documents/budgets.ts";
import type { Task } from "./examiner.ts";
import { type Examiner, startExaminer } from "./examiner-process.ts";
import { FairTurns } from "./fair-turns.ts";
import type { CleanFile, Outcome } from "./outcome.ts";
import { refusal } from "./refusals.ts";

const idle: Examiner[] = [];
const turns = new FairTurns(EXAMINERS);

/**
 * The file as it may be kept, or a refusal that names the reason. It is looked at in a process of its own, so that no
 * file, however it is made, keeps other requests waiting or takes them along when it fails; and by turns, so that no
 * sender's many files keep another's one waiting.
 */
export async function examine(sender: Pick<Actor, "id">, task: Task): Promise<CleanFile> {
  const outcome = await turns.run(sender.id, () => examinedBy(idle.pop(), task));
  if (outcome === null) throw refusal("examination_busy");
  if ("refused" in outcome) throw refusal(outcome.refused);
  return outcome;
}

async function examinedBy(found: Examiner | undefined, task: Task): Promise<Outcome> {
  const examiner = found?.isFit() ? found : startExaminer();
  const outcome = await examiner.examine(task);
  if (examiner.isFit()) idle.push(examiner);
  return outcome;
}
