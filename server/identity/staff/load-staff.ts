import { and, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import { DomainError } from "#server/domain/errors.ts";

export type Person = typeof people.$inferSelect;

/** Somebody on the staff, who has an e-mail to sign in by; applicants are nobody's to administer. */
export async function loadStaff(reader: Reader, personId: string): Promise<Person> {
  const [row] = await reader
    .select()
    .from(people)
    .where(and(eq(people.id, personId), isNotNull(people.email)));
  if (row === undefined)
    throw new DomainError("not_found", "person_not_found", "Nobody of this id is on the staff.");
  return row;
}
