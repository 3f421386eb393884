import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { namingClient } from "./naming-client.ts";
import { watchSilence } from "./watch-silence.ts";

export type Database = NodePgDatabase & { $client: pg.Pool };
/** How TypeScript names become SQL names, for the pool and for every client of it. */
export const CASING = "snake_case";

export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Reads may run on the database, on one connection of it, or inside a caller's transaction. */
export type Reader = NodePgDatabase | Transaction;

export interface DatabaseConnection {
  db: Database;
  pool: pg.Pool;
  close: () => Promise<void>;
}

/**
 * An impatient pool is for whoever has somebody waiting: it says within three seconds that the database is not there.
 * A pool and its Drizzle face. The driver is node-postgres on purpose (docs/decisions/0001): under postgres.js,
 * terminated backends let rejected transactions leave rows.
 */
export function connectDatabase(
  url: string,
  options: { max?: number; name?: string; impatient?: boolean } = {},
): DatabaseConnection {
  const pool = new pg.Pool({
    connectionString: url,
    Client: namingClient(),
    max: options.max ?? 10,
    application_name: options.name ?? "ruwang",
    connectionTimeoutMillis: options.impatient === true ? 2_500 : 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle client whose backend died is discarded by the pool; without a listener the process would exit.
  pool.on("error", () => {});
  // The same for a client in use whose backend dies between two statements: its next statement fails by itself.
  pool.on("connect", (client) => client.on("error", () => {}));
  const stopWatching = options.impatient === true ? watchSilence(pool, url) : async () => {};
  const db = drizzle({ client: pool, casing: CASING });
  const close = async () => {
    await stopWatching();
    await pool.end();
  };
  return { db, pool, close };
}
