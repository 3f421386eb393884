import postgres from "postgres";

/** Channels of PostgreSQL on which processes wake each other; whoever listens polls as well. */
export type Channel = "ruwang_outbox";

/** Wakes other processes after a commit. A notice is a hint: one that is lost costs a second. */
export interface Notices {
  send(channel: Channel): void;
  close(): Promise<void>;
}

/** So long notices are gathered before they are sent: many commits wake a listener once. */
const GATHER_MS = 5;

/**
 * Notices on a connection of their own, so that no change waits for one and no pooled connection is held. By the
 * `postgres` package, which connects again by itself; no transaction ever runs on it (docs/decisions/0001).
 */
export function createNotices(databaseUrl: string): Notices {
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "notices" },
  });
  const wanted = new Set<Channel>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    for (const channel of wanted) sql.notify(channel, "").catch(() => {});
    wanted.clear();
  };
  return {
    send(channel) {
      wanted.add(channel);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    async close() {
      clearTimeout(timer);
      await sql.end({ timeout: 1 });
    },
  };
}

/** Calls `onNotice` for every notice on a channel and whenever the connection is new; returns how to stop. */
export function listen(databaseUrl: string, channel: Channel, onNotice: () => void): () => Promise<void> {
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "listener" },
  });
  // A first connection that fails is tried again by the next query, which the listener makes by itself.
  const listening = listenUntilHeard();
  let stopped = false;
  async function listenUntilHeard(): Promise<void> {
    for (;;) {
      try {
        await sql.listen(channel, onNotice, onNotice);
        return;
      } catch {
        if (stopped) return;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }
  return async () => {
    stopped = true;
    await sql.end({ timeout: 1 });
    await listening;
  };
}
