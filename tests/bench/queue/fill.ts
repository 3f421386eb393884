import { readFileSync } from "node:fs";
import pg from "pg";

const FILL = readFileSync(new URL("fill.sql", import.meta.url), "utf8");
/** A working Wednesday afternoon in Shanghai: something is at risk then. */
export const NOW = new Date("2026-11-25T06:00:00Z");

/** Fills a database with so many applications; indexes are built afterwards, which takes a fraction of the time. */
export async function fill(url: string, rows: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
      select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where indrelid = 'applications'::regclass and not indisprimary`);
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await client.query(FILL.replaceAll("$ROWS", String(rows)).replaceAll("$NOW", NOW.toISOString()));
    for (const { definition } of indexes) await client.query(definition);
    for (const table of ["applications", "merchants", "people"])
      await client.query(`vacuum analyze ${table}`);
  } finally {
    await client.end();
  }
}
