import { setImmediate } from "node:timers/promises";
import { Lanes } from "../lanes.ts";
import type { RelayedMessage, RelayFailure } from "../relayed.ts";

interface HandOverSettings {
  /** Hands a batch over; answers what became of those that were not kept, by their place, or rejects when nobody took it. */
  send: (messages: RelayedMessage[]) => Promise<ReadonlyMap<number, RelayFailure>>;
  log: { warn(fields: object, message: string): void };
  /** From 0 up to 1: spreads what is tried again. */
  random: () => number;
}

export interface HandOver {
  /** Resolves once the message need not be sent again; rejects when too much of its terminal's waits already. */
  give(message: RelayedMessage): Promise<void>;
}

interface Held {
  message: RelayedMessage;
  settle: () => void;
}

/** In characters: what one terminal, and all of them, may leave unacknowledged here. */
const BOUNDS = { lane: 256 * 1024, total: 64 * 1024 * 1024 };
/** What a message costs beside its payload. */
const OVERHEAD = 200;
/** A lane's four may come on top of the weight; however each character must be escaped, it stays below `RELAY_LIMIT`. */
const BATCH = { lanes: 250, each: 4, weight: 1024 * 1024 };
/** Batches under way at a time. */
const WIDTH = 4;
const RETRY_MS = 1_000;

/**
 * Hands over what terminals send before it is acknowledged (QoS 1), in batches. What was not taken stays here and is tried
 * again, while its terminal waits and is not read any further; nobody else waits with it.
 */
export function createHandOver({ send, log, random }: HandOverSettings): HandOver {
  const lanes = new Lanes<Held>(BOUNDS, ({ message }) => message.payload.length + OVERHEAD);
  let underWay = 0;
  let failing = false;

  async function run(): Promise<void> {
    if (underWay >= WIDTH) return;
    underWay += 1;
    try {
      // Whoever came in the same breath goes along.
      await setImmediate();
      for (;;) {
        const batch = lanes.take(BATCH);
        if (batch.size === 0) return;
        await deliver(batch);
      }
    } finally {
      underWay -= 1;
    }
  }

  async function deliver(batch: Map<string, Held[]>): Promise<void> {
    const waitOf = await patienceOf([...batch.values()].flat());
    for (const [terminalId, held] of batch) {
      const again = held.filter((one) => {
        if (waitOf(one) !== null) return true;
        one.settle();
        return false;
      });
      if (again.length === 0) lanes.free(terminalId);
      // As long as the most patient answer asks for.
      else later(terminalId, again, Math.max(...again.map((one) => waitOf(one) ?? 0)));
    }
  }

  /** How long each is to wait until it is tried again, in ms; null for what need not be. */
  async function patienceOf(held: Held[]): Promise<(one: Held) => number | null> {
    try {
      const failures = await send(held.map(({ message }) => message));
      failing = false;
      const waits = new Map<Held, number>();
      for (const [at, failure] of failures)
        if (held[at] !== undefined && "againInMs" in failure) waits.set(held[at], failure.againInMs);
      return (one) => waits.get(one) ?? null;
    } catch (error) {
      if (!failing)
        log.warn({ err: error }, "messages could not be handed over; they are kept and tried again");
      failing = true;
      return () => RETRY_MS;
    }
  }

  function later(terminalId: string, again: Held[], waitMs: number): void {
    const wake = () => {
      lanes.free(terminalId, again);
      void run();
    };
    setTimeout(wake, waitMs * (1 + random() / 2)).unref();
  }

  return {
    give: (message) =>
      new Promise((resolve, reject) => {
        if (lanes.add(message.terminalId, { message, settle: resolve })) void run();
        else reject(new Error("Too much waits to be acknowledged."));
      }),
  };
}
