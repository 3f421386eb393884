import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { overseerOf } from "../world/overseer.ts";

/** Of each table, how many rows it has and which transaction wrote the youngest of them. */
type Traces = ReadonlyMap<string, string>;

/** What a database looks like now; to be held against how it looks later. */
export async function tracesIn(asked: Database): Promise<Traces> {
  const db = overseerOf(asked);
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const looks = tables.rows.map(
    ({ name }) =>
      sql`select ${name}::text as name, count(*) || '/' || coalesce(max(xmin::text::bigint), 0) as trace
          from ${sql.identifier(name)}`,
  );
  const found = await db.execute<{ name: string; trace: string }>(sql.join(looks, sql` union all `));
  return new Map(found.rows.map(({ name, trace }) => [name, trace]));
}

/** The tables in which a row came, changed or went since then. */
export async function writtenSince(db: Database, before: Traces): Promise<string[]> {
  const after = await tracesIn(db);
  return [...after].filter(([name, trace]) => before.get(name) !== trace).map(([name]) => name);
}
