import pg from "pg";
import { ROLES } from "#db/roles.ts";
import type { Cluster } from "./embedded-postgres.ts";

/** Owns the tables of the embedded server and migrates them; no superuser. */
export const OWNER = "ruwang_owner";

/** Creates a database unless it exists, and the roles that migrate and use it, each with a login of its own. */
export async function ensureDatabase(cluster: Pick<Cluster, "url">, name: string): Promise<void> {
  await asSuperuser(cluster.url("postgres"), async (client) => {
    for (const role of [OWNER, ...Object.values(ROLES)]) await ensureRole(client, cluster, role);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    const database = client.escapeIdentifier(name);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database} OWNER ${OWNER}`);
    else await client.query(`ALTER DATABASE ${database} OWNER TO ${OWNER}`);
  });
  await asSuperuser(cluster.url(name), (client) => client.query(HAND_OVER));
}

async function ensureRole(client: pg.Client, cluster: Pick<Cluster, "url">, role: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
  const password = client.escapeLiteral(decodeURIComponent(new URL(cluster.url("postgres", role)).password));
  await client.query(`ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${password}`);
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

/** What the superuser made in a database of the time before there were roles becomes the owner's; extensions stay. */
const HAND_OVER = `DO $$
DECLARE
  statement text;
BEGIN
  FOR statement IN
    WITH held AS (
      SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'pgboss', 'drizzle')
    )
    SELECT format('ALTER SCHEMA %I OWNER TO ${OWNER}', nspname) FROM held WHERE nspname <> 'public'
    UNION ALL
    SELECT format('ALTER TABLE %s OWNER TO ${OWNER}', c.oid::regclass) FROM pg_class c JOIN held ON held.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'S') AND c.relowner <> '${OWNER}'::regrole
        AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
            AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i')))
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO ${OWNER}', p.oid::regprocedure) FROM pg_proc p JOIN held ON held.oid = p.pronamespace
      WHERE p.proowner <> '${OWNER}'::regrole AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('ALTER TYPE %s OWNER TO ${OWNER}', t.oid::regtype) FROM pg_type t JOIN held ON held.oid = t.typnamespace
      WHERE t.typtype IN ('e', 'd') AND t.typowner <> '${OWNER}'::regrole
  LOOP
    EXECUTE statement;
  END LOOP;
END $$`;
