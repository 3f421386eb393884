import type { Transaction } from "#db/client.ts";
import type { OutboxEvents, OutboxTopic } from "#server/domain/events.ts";
import { makeId } from "#server/domain/ids.ts";
import { noticeAfterCommit } from "./change.ts";
import { type Promised, writePromise } from "./write-down.ts";

interface EnqueueContext {
  now: Date;
  randomBytes: (length: number) => Uint8Array;
}

/** An effect that follows from a change: delivered once the change is kept, not before `dueAt`. */
export type Effect = {
  [T in OutboxTopic]: { topic: T; payload: OutboxEvents[T]; dueAt?: Date | undefined };
}[OutboxTopic];

/** Promises an effect in the change's own transaction; the jobs process delivers it at least once (I5), not before `dueAt`. */
export async function enqueue(tx: Transaction, ctx: EnqueueContext, effect: Effect): Promise<void> {
  await writePromise(tx, outboxRowOf(tx, ctx, effect));
}

/** The row of an effect, whose delivery is asked for once the transaction is over. */
export function outboxRowOf(
  tx: Transaction,
  ctx: EnqueueContext,
  { topic, payload, dueAt }: Effect,
): Promised {
  noticeAfterCommit(tx, "ruwang_outbox");
  const id = makeId("outbox", ctx.randomBytes);
  return { id, topic, payload: { ...payload }, createdAt: ctx.now, dueAt: dueAt ?? ctx.now };
}
