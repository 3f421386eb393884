import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { migrateDatabase } from "#db/migrate.ts";
import { requireOwnRole } from "#db/require-own-role.ts";
import { type DatabaseProcess, GRANTS, privilegesOf, ROLES, SEQUENCES } from "#db/roles.ts";
import { sqlState } from "#db/transaction.ts";
import { ensureDatabase, OWNER } from "#server/start/parts/embedded-roles.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database/test-database.ts";

const PROCESSES = Object.keys(ROLES) as DatabaseProcess[];
const FORBIDDEN = "42501";

let database: TestDatabase;
const clients = new Map<DatabaseProcess | "admin", pg.Client>();
beforeAll(async () => {
  database = await createTestDatabase();
  // A copy of a database has no rights of its own yet.
  await migrateDatabase(database.ownerUrl);
  for (const name of [...PROCESSES, "admin"] as const) {
    const client = new pg.Client({
      connectionString: name === "admin" ? database.url : database.urlOf(name),
    });
    await client.connect();
    clients.set(name, client);
  }
});
afterAll(async () => {
  for (const client of clients.values()) await client.end();
  await database.drop();
});

async function ask<Row extends pg.QueryResultRow>(
  who: DatabaseProcess | "admin",
  sql: string,
): Promise<Row[]> {
  const { rows } = (await clients.get(who)?.query<Row>(sql)) ?? { rows: [] };
  return rows;
}

const stateOf = (who: DatabaseProcess, sql: string) =>
  ask(who, sql).then(
    () => "done",
    (error: unknown) => sqlState(error),
  );

/** Every privilege of a process's role in the database, as `table: PRIVILEGE` or `table: PRIVILEGE (column)`. */
async function liveGrants(role: string): Promise<string[]> {
  const rows = await ask<{ line: string }>(
    "admin",
    `SELECT c.relname || ': ' || a.privilege_type AS line
       FROM pg_class c, aclexplode(c.relacl) a
       WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = '${role}'::regrole
     UNION ALL
     SELECT c.relname || ': ' || a.privilege_type || ' (' || t.attname || ')'
       FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid, aclexplode(t.attacl) a
       WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = '${role}'::regrole`,
  );
  return rows.map(({ line }) => line).sort();
}

describe("the table of grants", () => {
  test("has a line for every table of the database, and for nothing else", async () => {
    const rows = await ask<{ name: string }>(
      "admin",
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(Object.keys(GRANTS).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  test.each(PROCESSES)("is what the role of %s may do, no more and no less", async (process) => {
    const tables = Object.entries(GRANTS).flatMap(([table, { [process]: grant = "" }]) =>
      privilegesOf(grant).map((privilege) => `${table}: ${privilege}`),
    );
    const sequences = Object.entries(SEQUENCES)
      .filter(([, drawers]) => drawers.includes(process))
      .map(([sequence]) => `${sequence}: USAGE`);
    expect(await liveGrants(ROLES[process])).toEqual([...tables, ...sequences].sort());
  });

  test("leaves nothing of the schema to whoever else signs in", async () => {
    const rows = await ask<{ name: string }>(
      "admin",
      `SELECT c.relname AS name FROM pg_class c, aclexplode(c.relacl) a
         WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace) AND a.grantee = 0`,
    );
    expect(rows).toEqual([]);
  });

  test("is of roles that stand under the rules and own nothing", async () => {
    const names = [OWNER, ...Object.values(ROLES)].map((name) => `'${name}'`).join(", ");
    const roles = await ask<Record<string, boolean>>(
      "admin",
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles
         WHERE rolname IN (${names})`,
    );
    expect(roles).toHaveLength(4);
    expect(roles.flatMap((role) => Object.values(role))).not.toContain(true);
    const owners = await ask<{ owner: string }>(
      "admin",
      "SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname IN ('public', 'pgboss', 'drizzle')",
    );
    expect(owners).toEqual([{ owner: OWNER }]);
  });
});

const EVERYBODY = [
  "UPDATE audit_events SET action = 'nothing.happened'",
  "DELETE FROM audit_events",
  "TRUNCATE audit_events",
  "UPDATE audit_log SET leaf_hash = ''",
  "DELETE FROM audit_log",
  "DELETE FROM audit_heads",
  "UPDATE ledger_entries SET amount_fen = 0",
  "DELETE FROM ledger_entries",
  "UPDATE campaign_entries SET amount_fen = 0",
  "UPDATE config_versions SET version = 0",
  "DELETE FROM payments",
  "DELETE FROM refunds",
  "UPDATE platform_keys SET kid = ''",
  "DELETE FROM platform_keys",
  "UPDATE contract_instalments SET principal_fen = 0",
  "ALTER TABLE audit_events DISABLE TRIGGER ALL",
  "ALTER TABLE ledger_entries DISABLE TRIGGER USER",
  "DROP TRIGGER audit_events_append_only ON audit_events",
  "ALTER TABLE payments ADD COLUMN note text",
  "CREATE TABLE public.notes (id int)",
  "CREATE TEMPORARY TABLE notes (id int)",
  "CREATE SCHEMA notes",
  "CREATE INDEX ON payments (id)",
  "DROP TABLE payments",
  "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
  "SET session_replication_role = 'replica'",
  `SET ROLE ${OWNER}`,
  "SET ROLE ruwang",
  "CREATE ROLE friend SUPERUSER",
  "COPY people TO '/tmp/people'",
  "SELECT pg_read_file('/etc/passwd')",
  "SELECT * FROM pg_authid",
] as const;

const ALONE: Readonly<Record<DatabaseProcess, readonly string[]>> = {
  web: [
    "INSERT INTO audit_log SELECT * FROM audit_log",
    "INSERT INTO audit_heads SELECT * FROM audit_heads",
    "INSERT INTO config_versions SELECT * FROM config_versions",
    "INSERT INTO payments SELECT * FROM payments",
    "SELECT * FROM outbox",
    "SELECT * FROM used_assertions",
    "SELECT * FROM pgboss.job",
  ],
  "device-link": [
    "SELECT * FROM applications",
    "SELECT * FROM application_answers",
    "SELECT * FROM documents",
    "SELECT * FROM uploads",
    "SELECT * FROM upload_parts",
    "SELECT * FROM decisions",
    "SELECT name FROM people",
    "SELECT password_hash FROM people",
    "SELECT totp_secret FROM people",
    "SELECT * FROM sessions",
    "SELECT * FROM sign_in_codes",
    "SELECT recipient FROM shipments",
    "SELECT body FROM sms_messages",
    "SELECT action FROM audit_events",
    "SELECT * FROM pgboss.job",
  ],
  jobs: [
    "SELECT password_hash FROM people",
    "SELECT totp_secret FROM people",
    "SELECT id FROM sessions",
    "SELECT code_hash FROM sign_in_codes",
    "SELECT recipient FROM shipments",
    "INSERT INTO payments SELECT * FROM payments",
    "DELETE FROM refunds",
    "DROP TABLE pgboss.job",
  ],
};

describe.each(PROCESSES)("PostgreSQL itself refuses the role of %s", (process) => {
  test.each([...EVERYBODY, ...ALONE[process]])("%s", async (sql) => {
    await ask(process, "BEGIN");
    const state = await stateOf(process, sql);
    await ask(process, "ROLLBACK");
    expect(state).toBe(FORBIDDEN);
  });
});

describe("production", () => {
  test("works as the owner for migrating, and as each process's own role", async () => {
    await requireOwnRole(database.ownerUrl, "owner");
    for (const process of PROCESSES) await requireOwnRole(database.urlOf(process), process);
  });

  test("refuses the superuser, the owner and another process's role, each by its setting", async () => {
    await expect(requireOwnRole(database.url, "owner")).rejects.toThrow(/DATABASE_URL signs in as ruwang,/);
    await expect(requireOwnRole(database.url, "web")).rejects.toThrow(/DATABASE_URL_WEB signs in as ruwang,/);
    await expect(requireOwnRole(database.ownerUrl, "jobs")).rejects.toThrow(
      /DATABASE_URL_JOBS .* owns the tables/,
    );
    await expect(requireOwnRole(database.urlOf("web"), "device-link")).rejects.toThrow(
      /DATABASE_URL_DEVICE_LINK signs in as ruwang_web, who may do what ruwang_web may/,
    );
  });
});

test("an embedded database of the time before there were roles is handed over to its owner, with all that is in it", async () => {
  const name = `before_${process.pid}`;
  const urls: Record<string, string> = { [OWNER]: inject("ownerDatabaseUrl") };
  for (const one of PROCESSES) urls[ROLES[one]] = inject("processDatabaseUrls")[one];
  const url = (of: string, role = "") =>
    (urls[role] ?? inject("adminDatabaseUrl")).replace("/postgres?", `/${of}?`);
  await ask("admin", `CREATE DATABASE ${name}`);
  try {
    await migrateDatabase(url(name));
    await ensureDatabase({ url }, name);
    await migrateDatabase(url(name, OWNER));
    const client = new pg.Client({ connectionString: url(name, OWNER) });
    await client.connect();
    const owners = await client.query(
      "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'pgboss', 'drizzle')",
    );
    await client.end();
    expect(owners.rows).toEqual([{ tableowner: OWNER }]);
  } finally {
    await ask("admin", `DROP DATABASE ${name} WITH (FORCE)`);
  }
});
