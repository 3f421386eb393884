import type { QueryResultRow } from "pg";
import type { Database, Reader } from "#db/client.ts";
import { executeFilled, type Filled } from "#db/execute-filled.ts";
import { whileThere } from "./while-there.ts";

/**
 * The door through which everything is read outside a change. One statement needs no transaction, so it gives the
 * pool; whatever shall hold for every reader (row-level security, time limits) is put here.
 */
export function read<T>(ctx: { db: Database }, work: (reader: Reader) => Promise<T>): Promise<T> {
  return whileThere(() => work(ctx.db));
}

/** The same door for a statement that is built and planned once; see `executeFilled`. */
export function readFilled<Row extends QueryResultRow>(
  ctx: { db: Database },
  filled: Filled,
): Promise<Row[]> {
  return whileThere(() => executeFilled<Row>(ctx.db, filled));
}
