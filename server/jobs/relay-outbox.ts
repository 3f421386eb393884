import { and, asc, inArray, isNull, lte, sql } from "drizzle-orm";
import { fromDrizzle, type PgBoss } from "pg-boss";
import type { Database } from "#db/client.ts";
import { outbox } from "#db/schema/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import { OUTBOX_QUEUE } from "./queue.ts";

const BATCH = 200;

/**
 * Moves promised effects into the queue: job and mark are written in one transaction, so none is lost and none
 * queued twice, however many relays run. Returns how many there were.
 */
export async function relayOutbox(db: Database, boss: PgBoss, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const waiting = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(isNull(outbox.queuedAt), lte(outbox.dueAt, now)))
      .orderBy(asc(outbox.dueAt))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    if (waiting.length === 0) return 0;
    const ids = waiting.map((row) => row.id);
    await boss.insert(
      OUTBOX_QUEUE,
      ids.map((outboxId) => ({ data: { outboxId } })),
      { db: fromDrizzle(tx, sql) },
    );
    await tx.update(outbox).set({ queuedAt: now }).where(inArray(outbox.id, ids));
    return ids.length;
  });
}
