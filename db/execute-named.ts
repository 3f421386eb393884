import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { QueryResultRow } from "pg";
import { CASING, type Database } from "./client.ts";

const dialect = new PgDialect({ casing: CASING });

/**
 * A statement whose text never changes, under a name of its own: each connection parses and plans it once. For what runs
 * hundreds of times a second; planning a long one takes longer than running it.
 */
export async function executeNamed<Row extends QueryResultRow>(
  db: Database,
  name: string,
  statement: SQL,
): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return (await db.$client.query<Row>({ name, text, values: params })).rows;
}
