import { setImmediate } from "node:timers/promises";
import type { Database, Reader } from "#db/client.ts";
import { isUnavailable } from "#server/domain/errors.ts";
import { read } from "./read.ts";

interface Asked<Row> {
  key: string;
  resolve: (row: Row | undefined) => void;
  reject: (error: unknown) => void;
}

/** Keys in one statement. */
const BATCH = 500;

/**
 * Looks up rows by key, many askers in one statement: while one is under way, the next ones gather. Nobody is given what was
 * read before they asked.
 */
export function readTogether<Row extends { id: string }>(
  load: (reader: Reader, keys: string[]) => PromiseLike<Row[]>,
): (ctx: { db: Database }, key: string) => Promise<Row | undefined> {
  const waiting = new WeakMap<Database, Asked<Row>[]>();

  async function run(ctx: { db: Database }, asked: Asked<Row>[]): Promise<void> {
    // Whoever came in the same breath goes along.
    await setImmediate();
    while (asked.length > 0) {
      const batch = asked.splice(0, BATCH);
      try {
        const keys = [...new Set(batch.map(({ key }) => key))];
        const rows = new Map((await read(ctx, async (db) => load(db, keys))).map((row) => [row.id, row]));
        for (const { key, resolve } of batch) resolve(rows.get(key));
      } catch (error) {
        // Whoever waits behind a database that is gone would wait for nothing, and as long again.
        const failed = isUnavailable(error) ? [...batch, ...asked.splice(0)] : batch;
        for (const { reject } of failed) reject(error);
      }
    }
    waiting.delete(ctx.db);
  }

  return (ctx, key) =>
    new Promise((resolve, reject) => {
      const asked = waiting.get(ctx.db);
      if (asked !== undefined) return void asked.push({ key, resolve, reject });
      const first = [{ key, resolve, reject }];
      waiting.set(ctx.db, first);
      void run(ctx, first);
    });
}
