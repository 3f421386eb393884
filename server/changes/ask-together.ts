import { setImmediate } from "node:timers/promises";
import type { Database } from "#db/client.ts";
import { isUnavailable } from "#server/domain/errors.ts";

interface Asked<Question, Answer> {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Questions in one statement. */
const BATCH = 500;

/**
 * Many askers in one statement: while one is under way, the next ones gather. Nobody is given what was found before they
 * asked. `ask` answers by place: the first question's answer first.
 */
export function askTogether<Question, Answer>(
  ask: (ctx: { db: Database }, questions: Question[]) => Promise<Answer[]>,
): (ctx: { db: Database }, question: Question) => Promise<Answer> {
  type One = Asked<Question, Answer>;
  const waiting = new WeakMap<Database, One[]>();

  async function run(ctx: { db: Database }, asked: One[]): Promise<void> {
    // Whoever came in the same breath goes along.
    await setImmediate();
    while (asked.length > 0) {
      const batch = asked.splice(0, BATCH);
      try {
        const questions = batch.map(({ question }) => question);
        const answers = await ask(ctx, questions);
        batch.forEach(({ resolve }, at) => void resolve(answers[at] as Answer));
      } catch (error) {
        // Whoever waits behind a database that is gone would wait for nothing, and as long again.
        const failed = isUnavailable(error) ? [...batch, ...asked.splice(0)] : batch;
        for (const { reject } of failed) reject(error);
      }
    }
    waiting.delete(ctx.db);
  }

  return (ctx, question) =>
    new Promise((resolve, reject) => {
      const asked = waiting.get(ctx.db);
      if (asked !== undefined) return void asked.push({ question, resolve, reject });
      const first = [{ question, resolve, reject }];
      waiting.set(ctx.db, first);
      void run(ctx, first);
    });
}
