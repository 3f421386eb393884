import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Which of the planted words a text holds, as they are or as the bytes of a `bytea` column are written. */
export function canariesIn(text: string, planted: readonly string[]): string[] {
  return planted.filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString("hex")));
}

/** Tables of every schema whose rows hold a planted word, each row read as one text, as a dump would write it. */
export async function canariesInDatabase(url: string, planted: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      const words = new Set(rows.flatMap(({ row }) => canariesIn(row, planted)));
      found.push(...[...words].map((word) => `${name}: ${word}`));
    }
    return found;
  } finally {
    await client.end();
  }
}

/** Files below a folder that hold a planted word, whatever else is in them: logs, documents, the database's own. */
export function canariesInFiles(folder: string, planted: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = contentOf(path);
    return planted.filter((word) => content.includes(word)).map((word) => `${path}: ${word}`);
  });
}

/** A running database renames and removes files while they are read. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
