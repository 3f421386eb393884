import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { applyGrants } from "./apply-grants.ts";
import { installQueue } from "./install-queue.ts";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any fixed number: the advisory lock under which only one migrator works at a time. */
const MIGRATION_LOCK = 7_269_411;

/**
 * Applies all pending migrations, as the owner of the tables, and gives each process's role its grants; a second migrator
 * waits for the first and then finds nothing to do.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS });
    await installQueue(url);
    await applyGrants(client);
  } finally {
    await client.end();
  }
}
