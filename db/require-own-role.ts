import pg from "pg";
import { DATABASE_SETTINGS, type DatabaseProcess, ROLES } from "./roles.ts";

/** Who works on a connection: a process, or whoever owns the tables and migrates them. */
export type Worker = DatabaseProcess | "owner";

interface Standing {
  name: string;
  rules: boolean;
  owns: boolean;
  others: string[];
  own: boolean;
}

/** Refuses a connection whose role may more than its worker needs, by the setting that names it. */
export async function requireOwnRole(url: string, worker: Worker): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<Standing>(STANDING, [worker === "owner" ? null : ROLES[worker]]);
    const fault = rows[0] === undefined ? null : faultOf(rows[0], worker);
    if (fault !== null) throw new Error(`Refusing to start in production.\n  ${fault}`);
  } finally {
    await client.end();
  }
}

function faultOf({ name, rules, owns, others, own }: Standing, worker: Worker): string | null {
  const setting = worker === "owner" ? "DATABASE_URL" : DATABASE_SETTINGS[worker];
  if (rules)
    return `${setting} signs in as ${name}, who may do anything to the server: use a role of its own`;
  if (worker === "owner") return null;
  if (owns) return `${setting} signs in as ${name}, who owns the tables: only the migration may`;
  if (others.length > 0) return `${setting} signs in as ${name}, who may do what ${others.join(" and ")} may`;
  return own ? null : `${setting} signs in as ${name}, who is not ${ROLES[worker]}`;
}

/** Of the role that is signed in: whether it stands above the rules, and of which others it is a member. */
const STANDING = `
  SELECT r.rolname AS name,
    r.rolsuper OR r.rolbypassrls OR r.rolreplication
      OR ($1::text IS NOT NULL AND (r.rolcreaterole OR r.rolcreatedb)) AS rules,
    EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
      AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns,
    ARRAY(SELECT o.rolname::text FROM pg_roles o
      WHERE o.rolname IN (${Object.values(ROLES)
        .map((role) => `'${role}'`)
        .join(", ")})
        AND o.rolname <> $1::text AND pg_has_role(r.oid, o.oid, 'MEMBER')) AS others,
    EXISTS (SELECT FROM pg_roles o WHERE o.rolname = $1::text AND pg_has_role(r.oid, o.oid, 'USAGE')) AS own
  FROM pg_roles r WHERE r.rolname = current_user`;
