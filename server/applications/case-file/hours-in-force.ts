import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deskHourSets } from "#db/schema/people.ts";
import { type DeskHours, FIRST_DESK_HOURS } from "#server/domain/applications/desk-hours.ts";

/** The hours by which the desk promises now: the last that a second person has put in force; number 0 came with the portal. */
export async function hoursInForce(reader: Reader): Promise<{ number: number; body: DeskHours }> {
  const [row] = await reader
    .select({ number: deskHourSets.number, body: deskHourSets.body })
    .from(deskHourSets)
    .where(eq(deskHourSets.status, "published"))
    .orderBy(desc(deskHourSets.publishedAt), desc(deskHourSets.number))
    .limit(1);
  return row ?? { number: 0, body: FIRST_DESK_HOURS };
}
