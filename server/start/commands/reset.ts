import pg from "pg";
import { migrateDatabase } from "#db/migrate.ts";
import { withDatabase } from "./with-database.ts";

await withDatabase(async ({ databaseUrl, mode }) => {
  const url = new URL(databaseUrl);
  const socket = url.searchParams.get("host");
  const local = socket?.startsWith("/") || ["localhost", "127.0.0.1", "::1"].includes(url.hostname);
  if (!local || mode === "production")
    throw new Error("Refusing to reset: this is not a local demo database.");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("drop schema if exists public, pgboss, drizzle cascade");
  await client.query("create schema public");
  await client.end();
  await migrateDatabase(databaseUrl);
  process.stdout.write("The database is empty and migrated.\n");
});
