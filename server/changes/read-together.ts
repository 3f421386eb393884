import type { Database, Reader } from "#db/client.ts";
import { askTogether } from "./ask-together.ts";
import { read } from "./read.ts";

/** Looks up rows by key, many askers in one statement; undefined where there is none. */
export function readTogether<Row extends { id: string }>(
  load: (reader: Reader, keys: string[]) => PromiseLike<Row[]>,
): (ctx: { db: Database }, key: string) => Promise<Row | undefined> {
  return askTogether(async (ctx, keys: string[]) => {
    const rows = await read(ctx, async (db) => load(db, [...new Set(keys)]));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return keys.map((key) => byId.get(key));
  });
}
