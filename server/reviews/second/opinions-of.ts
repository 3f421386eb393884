import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { caseOpinions } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";

export type OpinionRow = typeof caseOpinions.$inferSelect & { by: string };

/** What was judged in the last round of a case, in the order of the stages; empty before anybody has. */
export async function opinionsOf(reader: Reader, applicationId: string): Promise<OpinionRow[]> {
  const rows = await reader
    .select({ opinion: caseOpinions, by: people.name })
    .from(caseOpinions)
    .innerJoin(people, eq(people.id, caseOpinions.personId))
    .where(eq(caseOpinions.applicationId, applicationId))
    .orderBy(asc(caseOpinions.round), asc(caseOpinions.at));
  const last = rows.at(-1)?.opinion.round;
  return rows.filter(({ opinion }) => opinion.round === last).map(({ opinion, by }) => ({ ...opinion, by }));
}
