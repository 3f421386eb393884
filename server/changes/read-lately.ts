import type { Database, Reader } from "#db/client.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { read } from "./read.ts";

type Question<Answer> = (reader: Reader) => Promise<Answer>;

const held = new WeakMap<Database, Map<Question<unknown>, { answer: unknown; readAt: number }>>();

/**
 * The door for what changes a few times a year and is looked at with every page: an answer that is a minute old at most. What
 * is decided, in a transaction, is decided on what is read there.
 */
export async function readLately<Answer>(
  ctx: { db: Database; now: Date },
  question: Question<Answer>,
): Promise<Answer> {
  const answers = held.get(ctx.db) ?? new Map();
  held.set(ctx.db, answers);
  const known = answers.get(question);
  if (known !== undefined && Math.abs(ctx.now.getTime() - known.readAt) < MINUTE_MS) return known.answer;
  const answer = await read(ctx, question);
  answers.set(question, { answer, readAt: ctx.now.getTime() });
  return answer;
}
