import { and, eq, sql } from "drizzle-orm";
import type { PgColumn, PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import { DomainError } from "#server/domain/errors.ts";
import type { Transaction } from "./client.ts";

type VersionedTable = PgTable & { id: PgColumn; version: PgColumn };

/**
 * Changes a row only if it is still the version that was read, and raises the version. Returns the new row;
 * refuses with `conflict` / `changed_meanwhile` when somebody else was faster.
 */
export async function compareAndSet<T extends VersionedTable>(
  tx: Transaction,
  table: T,
  { before, changes }: { before: { id: string; version: number }; changes: PgUpdateSetSource<T> },
): Promise<T["$inferSelect"]> {
  const rows = await tx
    .update(table)
    .set({ ...changes, version: sql`${table.version} + 1` } as PgUpdateSetSource<T>)
    .where(and(eq(table.id, before.id), eq(table.version, before.version)))
    .returning();
  const after = (rows as T["$inferSelect"][])[0];
  if (after === undefined) {
    throw new DomainError(
      "conflict",
      "changed_meanwhile",
      "Someone changed this in the meantime. Reload it, look at what changed, and try again.",
    );
  }
  return after;
}
