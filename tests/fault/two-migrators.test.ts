import pg from "pg";
import { expect, inject, test } from "vitest";
import { migrateDatabase } from "#db/migrate.ts";

test("two migrators on an empty database: one works, the other waits and finds nothing to do", async () => {
  const admin = inject("adminDatabaseUrl");
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query("create database empty_for_migrators");
  const url = admin.replace("/postgres?", "/empty_for_migrators?");
  try {
    await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
    const check = new pg.Client({ connectionString: url });
    await check.connect();
    const { rows } = await check.query(
      "select count(*)::int as applied, count(distinct hash)::int as different from drizzle.__drizzle_migrations",
    );
    expect(rows[0].applied).toBe(rows[0].different);
    await check.end();
  } finally {
    await client.query("drop database empty_for_migrators with (force)");
    await client.end();
  }
});
