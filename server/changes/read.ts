import type { Database, Reader } from "#db/client.ts";
import { whileThere } from "./while-there.ts";

/**
 * The door through which everything is read outside a change. One statement needs no transaction, so it gives the
 * pool; whatever shall hold for every reader (row-level security, time limits) is put here.
 */
export function read<T>(ctx: { db: Database }, work: (reader: Reader) => Promise<T>): Promise<T> {
  return whileThere(() => work(ctx.db));
}
