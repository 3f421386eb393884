import { setTimeout as sleep } from "node:timers/promises";
import type { MqttClient } from "mqtt";
import { MARK_TOPIC } from "./topics.ts";

interface Memory {
  /** Brings back everything that the broker should keep for those who come later. */
  restore: () => Promise<void>;
  log: { warn(fields: object, message: string): void };
}

/** So long a broker may take to give what it keeps to a new subscriber. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 1_000;

/**
 * Finds out at every connection whether the broker still keeps what it was given: the portal leaves a retained mark
 * there, once everything else is back, and a broker that was wiped has no mark.
 */
export function watchMemory(client: MqttClient, { restore, log }: Memory): void {
  let connections = 0;
  client.on("connect", () => {
    connections += 1;
    const mine = connections;
    void remind(() => client.connected && mine === connections);
  });

  async function remind(isCurrent: () => boolean): Promise<void> {
    while (isCurrent()) {
      try {
        if ((await hasMark(client)) || !isCurrent()) return;
        log.warn({}, "the broker has lost what it kept; everything is published again");
        await restore();
        await client.publishAsync(MARK_TOPIC, "kept", { qos: 1, retain: true });
        return;
      } catch (error) {
        log.warn({ err: error }, "what the broker lost could not be brought back yet");
        await sleep(RETRY_MS);
      }
    }
  }
}

async function hasMark(client: MqttClient): Promise<boolean> {
  const answered = new AbortController();
  const hear = (topic: string) => topic === MARK_TOPIC && answered.abort();
  client.on("message", hear);
  try {
    await client.subscribeAsync(MARK_TOPIC, { qos: 1 });
    await sleep(PATIENCE_MS, undefined, { signal: answered.signal }).catch(() => {});
    return answered.signal.aborted;
  } finally {
    client.off("message", hear);
  }
}
