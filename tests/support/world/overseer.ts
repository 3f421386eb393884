import type { Database } from "#db/client.ts";

const overseers = new WeakMap<Database, Database>();

/** Says by which connection a test looks at what a process's role may not read. */
export function oversee(db: Database, overseer: Database): void {
  overseers.set(db, overseer);
}

/** The connection that sees every row of the same database; the given one, when nothing is hidden from it. */
export function overseerOf(db: Database): Database {
  return overseers.get(db) ?? db;
}
