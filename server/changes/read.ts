import type { SQL } from "drizzle-orm";
import type { QueryResultRow } from "pg";
import type { Database, Reader } from "#db/client.ts";
import { executeNamed } from "#db/execute-named.ts";
import { whileThere } from "./while-there.ts";

/**
 * The door through which everything is read outside a change. One statement needs no transaction, so it gives the
 * pool; whatever shall hold for every reader (row-level security, time limits) is put here.
 */
export function read<T>(ctx: { db: Database }, work: (reader: Reader) => Promise<T>): Promise<T> {
  return whileThere(() => work(ctx.db));
}

/** The same door for one statement that each connection plans once; see `executeNamed`. */
export function readByStatement<Row extends QueryResultRow>(
  ctx: { db: Database },
  name: string,
  statement: SQL,
): Promise<Row[]> {
  return whileThere(() => executeNamed<Row>(ctx.db, name, statement));
}
