import { createHash } from "node:crypto";
import { getTableName, sql } from "drizzle-orm";
import type { IndexColumn, PgTable } from "drizzle-orm/pg-core";
import type { Reader, Transaction } from "./client.ts";
import { preparedOnce } from "./prepared.ts";

/** Inserts rows of plain values by a statement that is built once for their columns and their number: a few rows, often. */
export async function insertRows<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const { shape, filled } = shapeOf(rows);
  await statementOf(table, shape, [])(tx).execute(filled);
}

/** Inserts one row and answers it, unless there is one with the same values in the columns of `target`. */
export async function insertUnlessThere<T extends PgTable>(
  tx: Transaction,
  table: T,
  { row, target }: { row: T["$inferInsert"]; target: IndexColumn[] },
): Promise<T["$inferSelect"] | undefined> {
  const { shape, filled } = shapeOf([row]);
  const [there] = await statementOf(table, shape, target)(tx).execute(filled);
  return there as T["$inferSelect"] | undefined;
}

type Statement = (reader: Reader) => {
  execute: (filled: Record<string, unknown>) => Promise<unknown>;
};

/** The columns of each row; a null is part of the statement, because a column's own encoder knows none. */
function shapeOf(rows: readonly object[]): { shape: string[][]; filled: Record<string, unknown> } {
  const filled: Record<string, unknown> = {};
  const shape = rows.map((row, at) =>
    Object.entries(row).flatMap(([column, value]) => {
      if (value === undefined) return [];
      if (value === null) return [`${column}=null`];
      filled[`${at}_${column}`] = value;
      return [column];
    }),
  );
  return { shape, filled };
}

const statements = new Map<string, Statement>();

function statementOf(table: PgTable, shape: readonly string[][], target: IndexColumn[]) {
  const key = `${getTableName(table)} ${target.length} ${shape.map((row) => row.join()).join(";")}`;
  const known = statements.get(key) ?? build(table, { shape, target, name: nameOf(key) });
  statements.set(key, known);
  return known as (reader: Reader) => { execute: (filled: Record<string, unknown>) => Promise<unknown[]> };
}

/** The same in every process, because a pool in front of PostgreSQL may share connections between them. */
function nameOf(key: string): string {
  return `put_${createHash("sha256").update(key).digest("hex").slice(0, 24)}`;
}

interface Built {
  shape: readonly string[][];
  target: IndexColumn[];
  name: string;
}

function build(table: PgTable, { shape, target, name }: Built): Statement {
  return preparedOnce((reader) => {
    const rows = shape.map((columns, at) =>
      Object.fromEntries(
        columns.map((part) => {
          const [column = "", isNull] = part.split("=");
          return [column, isNull === undefined ? sql.placeholder(`${at}_${column}`) : sql`null`];
        }),
      ),
    );
    const insert = reader.insert(table).values(rows as never);
    if (target.length === 0) return insert.prepare(name);
    return insert.onConflictDoNothing({ target }).returning().prepare(name);
  }) as Statement;
}
