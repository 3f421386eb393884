import { fillPlaceholders, type Query, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { CustomTypesConfig, QueryResultRow } from "pg";
import { CASING, type Database } from "./client.ts";

const dialect = new PgDialect({ casing: CASING });
const built = new Map<string, Query>();

export interface Filled {
  /** Tells its text from every other's, by which it is kept. */
  name: string;
  /** Asked once, for a statement with placeholders. */
  build: () => SQL;
  values: Record<string, unknown>;
  /** How columns are read, where it is not as usual. */
  types?: CustomTypesConfig;
}

/**
 * A statement whose text never changes, under a name of its own: each connection parses and plans it once, and its text is
 * built once and then only filled in. For what runs hundreds of times a second; planning a long one takes longer than
 * running it, and building it as long.
 */
export async function executeFilled<Row extends QueryResultRow>(
  db: Database,
  filled: Filled,
): Promise<Row[]> {
  const { name, build, values, types } = filled;
  const query = built.get(name) ?? dialect.sqlToQuery(build());
  built.set(name, query);
  const params = fillPlaceholders(query.params, values);
  return (await db.$client.query<Row>({ name, text: query.sql, values: params, types })).rows;
}
