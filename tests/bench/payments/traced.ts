import type pg from "pg";
import type { Database } from "#db/client.ts";

export interface Statement {
  text: string;
  values: unknown[];
  /** From handing it over to its answer. */
  ms: number;
}

/** The same database, whose every statement is noted: those of transactions and those of the pool alike. */
export function traced(db: Database, statements: Statement[]): Database {
  const pool = db.$client;
  const noted = async (run: (...asked: unknown[]) => unknown, asked: unknown[]) => {
    if (typeof asked.at(-1) === "function") return run(...asked);
    const [first, second] = asked as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    const startedAt = performance.now();
    const answer = await run(...asked);
    const text = typeof first === "string" ? first : first.text;
    const values = second ?? (typeof first === "string" ? [] : (first.values ?? []));
    statements.push({ text, values, ms: performance.now() - startedAt });
    return answer;
  };
  const note = <Client extends pg.Pool | pg.PoolClient>(client: Client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    client.query = ((...asked: unknown[]) => noted(query, asked)) as unknown as Client["query"];
  };
  const known = new WeakSet<pg.PoolClient>();
  const connect = pool.connect.bind(pool) as (...asked: unknown[]) => Promise<pg.PoolClient>;
  note(pool);
  pool.connect = (async (...asked: unknown[]) => {
    // The pool's own statements come with a callback, and are noted where they are asked for.
    if (asked.length > 0) return connect(...asked);
    const client = await connect();
    if (!known.has(client)) note(client);
    known.add(client);
    return client;
  }) as unknown as pg.Pool["connect"];
  return db;
}
