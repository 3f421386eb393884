import type { PgBoss } from "pg-boss";

/** Every promised effect goes through one queue; the topic says what to do. */
export const OUTBOX_QUEUE = "outbox";
/** Effects that failed again and again wait here for a person. */
export const FAILED_QUEUE = "outbox_failed";

export interface OutboxJob {
  outboxId: string;
}

/** Declares the queues; repeating is harmless. */
export async function declareQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(FAILED_QUEUE);
  await boss.createQueue(OUTBOX_QUEUE, {
    retryLimit: 30,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 60,
    // A jobs process that was killed is noticed by its silence, not only when its jobs expire.
    heartbeatSeconds: 10,
    deadLetter: FAILED_QUEUE,
    notify: true,
  });
}
