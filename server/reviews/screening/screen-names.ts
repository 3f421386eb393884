import { and, arrayOverlaps, eq, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { screeningEntries, screeningLists } from "#db/schema/desk.ts";
import { keysOf, likenessOf, readName } from "./name-keys.ts";
import { isInUse } from "./screening-list-rows.ts";

export interface Hit {
  field: string;
  list: string;
  number: number;
  /** As the list has it. */
  name: string;
  score: number;
}

/** From how alike on a person looks at it. */
const ALIKE = 0.8;
const READ = 500;
const SHOWN = 10;

/** Who of the lists in use is like any of the names, or has the ID number; null while there is no list. */
export async function screenNames(
  reader: Reader,
  { names, idNumberIndex }: { names: ReadonlyMap<string, string>; idNumberIndex: string | null },
): Promise<Hit[] | null> {
  if ((await reader.$count(screeningLists, isInUse)) === 0) return null;
  const read = [...names].map(([field, name]) => ({ field, seen: readName(name) }));
  const keys = [...new Set(read.flatMap(({ seen }) => keysOf(seen)))];
  const candidates = await reader
    .select({ entry: screeningEntries, list: screeningLists.name })
    .from(screeningEntries)
    .innerJoin(screeningLists, eq(screeningLists.id, screeningEntries.listId))
    .where(
      and(
        isInUse,
        or(
          arrayOverlaps(screeningEntries.keys, keys),
          idNumberIndex === null ? undefined : eq(screeningEntries.idNumberIndex, idNumberIndex),
        ),
      ),
    )
    .limit(READ);
  const hits = candidates.flatMap(({ entry, list }): Hit[] => {
    const { number, name } = entry;
    if (idNumberIndex !== null && entry.idNumberIndex === idNumberIndex)
      return [{ field: "person.idNumber", list, number, name, score: 1 }];
    const there = readName(name);
    const best = read
      .map(({ field, seen }) => ({ field, score: likenessOf(seen, there) }))
      .sort((a, b) => b.score - a.score)[0];
    return best === undefined || best.score < ALIKE ? [] : [{ ...best, list, number, name }];
  });
  return hits.sort((a, b) => b.score - a.score).slice(0, SHOWN);
}
