import { createHash } from "node:crypto";
import type { Database } from "#db/client.ts";
import { overseerOf } from "../world/overseer.ts";

/** Of each table, how many rows it has and which transaction wrote the youngest of them. */
type Traces = ReadonlyMap<string, string>;

/** What a database looks like now; to be held against how it looks later. */
export async function tracesIn(asked: Database): Promise<Traces> {
  const { $client } = overseerOf(asked);
  const tables = await $client.query<{ name: string }>(TABLES);
  const text = tables.rows.map(({ name }) => traceOf(name)).join(" union all ");
  // Under a name of its own: to plan a look into every table takes longer than the look.
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  const found = await $client.query<{ name: string; trace: string }>({ name, text });
  return new Map(found.rows.map(({ name, trace }) => [name, trace]));
}

const TABLES = "select tablename as name from pg_tables where schemaname = 'public' order by 1";
const traceOf = (table: string) =>
  `select '${table}' as name, count(*) || '/' || coalesce(max(xmin::text::bigint), 0) as trace from "${table}"`;

/** The tables in which a row came, changed or went since then. */
export async function writtenSince(db: Database, before: Traces): Promise<string[]> {
  const after = await tracesIn(db);
  return [...after].filter(([name, trace]) => before.get(name) !== trace).map(([name]) => name);
}
