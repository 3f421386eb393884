import { asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { screeningLists } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import type { screeningLists as listView } from "#server/domain/reviews/screening/views.ts";

export async function listsInUse(reader: Reader): Promise<z.infer<typeof listView>> {
  const rows = await reader
    .select({ list: screeningLists, by: people.name })
    .from(screeningLists)
    .leftJoin(people, eq(people.id, screeningLists.importedById))
    .where(isNull(screeningLists.replacedAt))
    .orderBy(asc(screeningLists.name));
  return rows.map(({ list: { id, name, source, rows: count, importedAt }, by }) => ({
    ...{ id, name, source, rows: count, importedBy: by },
    importedAt: importedAt.toISOString(),
  }));
}
