import type { PgBoss } from "pg-boss";

/** Every promised effect goes through one queue; the topic says what to do. */
export const OUTBOX_QUEUE = "outbox";
/** Effects that failed again and again wait here for a person. */
export const FAILED_QUEUE = "outbox_failed";

export interface OutboxJob {
  outboxId: string;
}

/**
 * Whom an effect needs may be away for hours and back at any moment: it is tried for two hours, and at least every
 * half minute, so that what was promised is done soon after whoever was away is back.
 */
const PROMISED = {
  retryLimit: 240,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  expireInSeconds: 60,
  // A jobs process that was killed is noticed by its silence, not only when its jobs expire.
  heartbeatSeconds: 10,
  deadLetter: FAILED_QUEUE,
  notify: true,
};

/** Declares the queues, and says it again to those that an earlier version declared; repeating is harmless. */
export async function declareQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(FAILED_QUEUE);
  await boss.createQueue(OUTBOX_QUEUE, PROMISED);
  await boss.updateQueue(OUTBOX_QUEUE, PROMISED);
}
