import { createHash } from "node:crypto";
import { and, eq, getTableName, isSQLWrapper, sql } from "drizzle-orm";
import type { PgColumn, PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import { DomainError } from "#server/domain/errors.ts";
import type { Reader, Transaction } from "./client.ts";
import { preparedOnce } from "./prepared.ts";

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
  const rows = await set(tx, table, { before, changes });
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

type Changed<T extends VersionedTable> = {
  before: { id: string; version: number };
  changes: PgUpdateSetSource<T>;
};

/** Plain values fill a statement that is built once for their columns; expressions are part of their own. */
function set<T extends VersionedTable>(tx: Transaction, table: T, { before, changes }: Changed<T>) {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  if (given.some(([, value]) => isSQLWrapper(value))) {
    const own = and(eq(table.id, before.id), eq(table.version, before.version));
    return updated(tx, table, changes).where(own).returning();
  }
  // A column's own encoder knows no null, which is therefore part of the statement.
  const shape = given.map(([column, value]) => (value === null ? `${column}=null` : column)).sort();
  const filled = Object.fromEntries(given.map(([column, value]) => [`set_${column}`, value]));
  return prepared(table, shape)(tx).execute({ ...filled, id: before.id, seen: before.version });
}

const statements = new Map<string, ReturnType<typeof build>>();

function prepared(table: VersionedTable, shape: readonly string[]) {
  const key = `${getTableName(table)} ${shape.join()}`;
  const known = statements.get(key) ?? build(table, shape, nameOf(key));
  statements.set(key, known);
  return known;
}

/** The same in every process, because a pool in front of PostgreSQL may share connections between them. */
function nameOf(key: string): string {
  return `set_${createHash("sha256").update(key).digest("hex").slice(0, 24)}`;
}

function build(table: VersionedTable, shape: readonly string[], name: string) {
  return preparedOnce((reader) => {
    const changes = Object.fromEntries(
      shape.map((part) => {
        const [column = "", isNull] = part.split("=");
        return [column, isNull === undefined ? sql.placeholder(`set_${column}`) : sql`null`];
      }),
    );
    const own = and(eq(table.id, sql.placeholder("id")), eq(table.version, sql.placeholder("seen")));
    return updated(reader, table, changes).where(own).returning().prepare(name);
  });
}

function updated<T extends VersionedTable>(reader: Reader, table: T, changes: PgUpdateSetSource<T>) {
  return reader.update(table).set({ ...changes, version: sql`${table.version} + 1` } as PgUpdateSetSource<T>);
}
