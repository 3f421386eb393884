import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import pg from "pg";

/** A database that has said nothing for so long is gone, whatever TCP thinks. */
const SILENCE_MS = 2_000;
const EVERY_MS = 500;

/**
 * Asks the database again and again whether it is there. While it is silent, every statement that waits for it fails
 * at once, so that whoever asked is told within three seconds instead of being left waiting. Returns what ends it.
 */
export function watchSilence(pool: pg.Pool, connectionString: string): () => Promise<void> {
  const waiting = new Map<pg.PoolClient, number>();
  pool.on("acquire", (client) => waiting.set(client, Date.now()));
  pool.on("release", (_error, client) => void waiting.delete(client));
  const ended = new AbortController();
  const watching = (async () => {
    for (let probe: pg.Client | null = null; !ended.signal.aborted; ) {
      probe ??= await connected(connectionString);
      if (probe === null || !(await answers(probe))) {
        for (const [client, since] of waiting) if (Date.now() - since > EVERY_MS) void endNow(client);
        if (probe !== null) void endNow(probe);
        probe = null;
      }
      await sleep(EVERY_MS, undefined, { signal: ended.signal }).catch(() => {});
      if (ended.signal.aborted && probe !== null) await endNow(probe);
    }
  })();
  return async () => {
    ended.abort();
    await watching;
  };
}

async function connected(connectionString: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString,
    application_name: "watch",
    connectionTimeoutMillis: SILENCE_MS,
  });
  client.on("error", () => {});
  return client.connect().then(
    () => client,
    () => null,
  );
}

async function answers(client: pg.Client): Promise<boolean> {
  let answered = false;
  const asked = client.query("select 1").then(
    () => {
      answered = true;
    },
    () => {},
  );
  await Promise.race([asked, sleep(SILENCE_MS)]);
  // After a long turn of our own, the timer comes before an answer that is there already.
  await turn();
  await turn();
  return answered;
}

/** With a statement under way this breaks the connection at once, as nothing else does while nobody answers. */
function endNow(client: pg.ClientBase): Promise<void> {
  return (client as pg.Client).end().catch(() => {});
}
