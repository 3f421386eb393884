import { and, arrayContains, eq, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { people } from "#db/schema/people.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Person } from "./load-staff.ts";

/** Somebody must be left who can let others in: refuses `last_admin`, also where two do it to each other at once. */
export async function requireAnotherAdmin(tx: Transaction, { id, roles, status }: Person): Promise<void> {
  if (!roles.includes("admin") || status !== "active") return;
  await lock(tx, LOCKS.admins());
  const others = and(arrayContains(people.roles, ["admin"]), eq(people.status, "active"), ne(people.id, id));
  if ((await tx.$count(people, others)) > 0) return;
  const text = "This is the last administrator. Make somebody else one first.";
  throw new DomainError("illegal_state", "last_admin", text);
}
