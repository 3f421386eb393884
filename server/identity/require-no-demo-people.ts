import { like } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { people } from "#db/schema/people.ts";

/** The demo's staff have addresses of a domain that can never be anybody's (RFC 2606). */
const DEMO_ADDRESS = "%.test";

/** Refuses a database in which somebody could sign in with the demo's published password. */
export async function requireNoDemoPeople(reader: Reader): Promise<void> {
  const found = await reader
    .select({ email: people.email })
    .from(people)
    .where(like(people.email, DEMO_ADDRESS));
  if (found.length === 0) return;
  const names = found.map(({ email }) => email).join(", ");
  throw new Error(
    `Refusing to start in production.\n  DATABASE_URL leads to a database of the demo, with ${names}: use another`,
  );
}
