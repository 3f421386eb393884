import type { Database, Transaction } from "./client.ts";

declare const oneState: unique symbol;
/** A transaction in which every statement sees the database as it was at the first one. */
export type Snapshot = Transaction & { readonly [oneState]: true };

/** Reads one state of the database, however long that takes and whatever is written meanwhile. */
export function inSnapshot<T>(db: Database, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return db.transaction((tx) => read(tx as Snapshot), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}
