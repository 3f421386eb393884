import type pg from "pg";
import { type DatabaseProcess, GRANTS, ROLES, SEQUENCES } from "./roles.ts";

/**
 * Gives every process's role what `db/roles.ts` says and takes everything else from it, in one transaction. A role that
 * is missing is made, without a login, if the owner may; where it may not, production refuses to start without the role,
 * and the demo works as the owner.
 */
export async function applyGrants(client: pg.ClientBase): Promise<void> {
  for (const role of Object.values(ROLES)) await client.query(createUnlessThere(role));
  const { rows } = await client.query<{ database: string; there: string[] }>(
    "select current_database() as database, array(select rolname::text from pg_roles where rolname = any($1)) as there",
    [Object.values(ROLES)],
  );
  const [{ database = "", there = [] } = {}] = rows;
  const processes = (Object.keys(ROLES) as DatabaseProcess[]).filter((one) => there.includes(ROLES[one]));
  const statements = grantsTo(processes, client.escapeIdentifier(database));
  await client.query(`BEGIN; ${statements.join("; ")}; COMMIT`);
}

function grantsTo(processes: readonly DatabaseProcess[], database: string): string[] {
  const all = ["PUBLIC", ...processes.map((process) => ROLES[process])].join(", ");
  return [
    `REVOKE ALL ON DATABASE ${database} FROM ${all}`,
    `REVOKE ALL ON SCHEMA public FROM ${all}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${all}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${all}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA pgboss FROM ${all}`,
    ...processes.flatMap((process) => [
      `GRANT CONNECT ON DATABASE ${database} TO ${ROLES[process]}`,
      `GRANT USAGE ON SCHEMA public TO ${ROLES[process]}`,
      ...tablesOf(process),
      ...(process === "jobs" ? QUEUE : []),
    ]),
  ];
}

function tablesOf(process: DatabaseProcess): string[] {
  const tables = Object.entries(GRANTS).flatMap(([table, { [process]: grant }]) =>
    grant === undefined ? [] : [`GRANT ${grant} ON ${table} TO ${ROLES[process]}`],
  );
  const sequences = Object.entries(SEQUENCES)
    .filter(([, drawers]) => drawers.includes(process))
    .map(([sequence]) => `GRANT USAGE ON SEQUENCE ${sequence} TO ${ROLES[process]}`);
  return [...tables, ...sequences];
}

/** The queue is the jobs process's own: rows of it, not its tables. */
const QUEUE = [
  `GRANT USAGE ON SCHEMA pgboss TO ${ROLES.jobs}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${ROLES.jobs}`,
  `GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${ROLES.jobs}`,
];

/** Roles are the whole server's: a migrator of another database may be making it this very moment. */
function createUnlessThere(role: string): string {
  return `DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
  END $$`;
}
