import pg from "pg";
import { log } from "#server/log.ts";

const RETRY_MS = 1_000;

/** Calls `onNotice` for every notice on a PostgreSQL channel; reconnects by itself. Returns how to stop. */
export function listen(databaseUrl: string, channel: string, onNotice: () => void): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = fresh;
    fresh.on("notification", onNotice);
    fresh.on("error", () => again(fresh));
    fresh.on("end", () => again(fresh));
    try {
      await fresh.connect();
      await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
      onNotice();
    } catch (error) {
      log.warn({ err: error, channel }, "cannot listen, trying again");
      again(fresh);
    }
  };
  const again = (failed: pg.Client) => {
    if (stopped || client !== failed) return;
    client = undefined;
    failed.end().catch(() => {});
    retry = setTimeout(connect, RETRY_MS);
  };
  void connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    await client?.end().catch(() => {});
  };
}
