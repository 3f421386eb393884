import type { Transaction } from "#db/client.ts";
import { outbox } from "#db/schema/audit.ts";
import type { OutboxEvents, OutboxTopic } from "#server/domain/events.ts";
import { makeId } from "#server/domain/ids.ts";
import { noticeAfterCommit } from "./change.ts";

interface EnqueueContext {
  now: Date;
  randomBytes: (length: number) => Uint8Array;
}

/** Promises an effect in the change's own transaction; the jobs process delivers it at least once (I5), not before `dueAt`. */
export async function enqueue<T extends OutboxTopic>(
  tx: Transaction,
  ctx: EnqueueContext,
  topic: T,
  payload: OutboxEvents[T],
  dueAt: Date = ctx.now,
): Promise<void> {
  await tx.insert(outbox).values({
    id: makeId("outbox", ctx.randomBytes),
    topic,
    payload: { ...payload },
    createdAt: ctx.now,
    dueAt,
  });
  noticeAfterCommit(tx, "ruwang_outbox");
}
