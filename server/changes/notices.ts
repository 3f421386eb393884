import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

/** Channels of PostgreSQL on which processes wake each other; whoever listens polls as well. */
export type Channel = "ruwang_outbox" | "ruwang_desk";

/** Wakes other processes after a commit. A notice is a hint: one that is lost costs a second. */
export interface Notices {
  send(channel: Channel): void;
  /** Calls `onNotice` for every notice on a channel and whenever the connection is new; returns how to stop. */
  hear(channel: Channel, onNotice: () => void): () => void;
  close(): Promise<void>;
}

/** So long notices are gathered before they are sent: many commits wake a listener once. */
const GATHER_MS = 5;
const AGAIN_MS = 1_000;

/**
 * Notices on connections of their own, so that no change waits for one and no pooled connection is held. By the
 * `postgres` package, which connects again by itself; no transaction ever runs on it (docs/decisions/0001).
 */
export function createNotices(databaseUrl: string): Notices {
  const sql = connect(databaseUrl, "notices");
  const wanted = new Set<Channel>();
  const heard = new Map<Channel, Set<() => void>>();
  const closing: (() => Promise<void>)[] = [];
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
    hear(channel, onNotice) {
      const ears = heard.get(channel) ?? new Set();
      ears.add(onNotice);
      const tell = () => {
        for (const ear of ears) ear();
      };
      // One connection hears for the whole process, from the first who asks on.
      if (!heard.has(channel)) closing.push(listen(databaseUrl, channel, tell));
      heard.set(channel, ears);
      return () => void ears.delete(onNotice);
    },
    async close() {
      clearTimeout(timer);
      await Promise.all(closing.map((stop) => stop()));
      await sql.end({ timeout: 1 });
    },
  };
}

/** Calls `tell` for every notice on a channel and whenever the connection is new; returns how to stop. */
function listen(databaseUrl: string, channel: Channel, tell: () => void): () => Promise<void> {
  let stopped = false;
  let sql = connect(databaseUrl, "listener");
  const listening = (async () => {
    while (!stopped) {
      try {
        // From the first connection on, the package sees to there being one.
        return void (await sql.listen(channel, tell, tell));
      } catch {
        await sql.end({ timeout: 1 });
        await sleep(AGAIN_MS);
        sql = connect(databaseUrl, "listener");
      }
    }
  })();
  return async () => {
    stopped = true;
    await sql.end({ timeout: 1 });
    await listening;
    await sql.end({ timeout: 1 });
  };
}

/** The package does not know that the folder of a socket may be named as node-postgres takes it, `?host=`. */
function connect(databaseUrl: string, name: string): postgres.Sql {
  const url = new URL(databaseUrl);
  const folder = url.searchParams.get("host");
  url.searchParams.delete("host");
  return postgres(url.href, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: name },
    ...(folder !== null && { host: folder }),
  });
}
