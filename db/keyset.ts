import { asc, desc, or, SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { type Cursor, decodeCursor, encodeCursor } from "#server/domain/cursor.ts";
import { nameKey } from "#server/domain/fields/typed.ts";

/** Rows of one page; one more is read to know whether there is another. */
export const PAGE_ROWS = 50;

/** The order of a list, unique through the id, in which a page continues after the last row seen. */
export interface Keyset {
  at: PgColumn;
  /** What comes first among those of one instant. */
  second?: PgColumn;
  id: PgColumn;
  first: "newest" | "oldest";
}

/** A place in a list, or the expressions that one is filled into. */
type Place = Cursor | { [Part in keyof Cursor]: Cursor[Part] | SQL };

/** Condition for the rows after `cursor`; refuses a cursor that no page wrote. */
export function afterCursor(keyset: Keyset, cursor: string | undefined): SQL | undefined {
  const after = placeIn(keyset, cursor);
  return after === null ? undefined : afterPlace(keyset, after);
}

/** The place that a cursor names in a list of this order. */
export function placeIn({ second }: Keyset, cursor: string | undefined): Cursor | null {
  return decodeCursor(cursor, second === undefined ? "instant" : "two instants");
}

/**
 * Condition for the rows after a place. The columns are compared as a row: that is a range of an index on them, where
 * `at < x or (at = x and id < y)` reads every row before it as well.
 */
export function afterPlace(keyset: Keyset, { at, second, id }: Place): SQL {
  const columns = columnsOf(keyset);
  const place = second === undefined ? [at, id] : [at, second, id];
  const values = place.map((value, nr) => (value instanceof SQL ? value : sql.param(value, columns[nr])));
  const beyond = sql.raw(keyset.first === "newest" ? "<" : ">");
  return sql`(${sql.join(columns, sql`, `)}) ${beyond} (${sql.join(values, sql`, `)})`;
}

export function keysetOrder(keyset: Keyset): SQL[] {
  return columnsOf(keyset).map((column) => (keyset.first === "newest" ? desc(column) : asc(column)));
}

function columnsOf({ at, second, id }: Keyset): PgColumn[] {
  return second === undefined ? [at, id] : [at, second, id];
}

/** One page of `rows`, of which `PAGE_ROWS + 1` were asked for, as they are shown, and where the next one continues. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  cursorOf: (row: Row) => Cursor,
  itemOf: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  const more = rows.length > PAGE_ROWS && last !== undefined;
  // Not handed to map itself: its index is no argument of theirs.
  return { items: shown.map((row) => itemOf(row)), nextCursor: more ? encodeCursor(cursorOf(last)) : null };
}

/** Whether any of the columns contains what a person typed, spelt either way (`nameKey`), its wildcards taken literally. */
export function containsText(columns: readonly PgColumn[], typed: string | undefined): SQL | undefined {
  if (typed === undefined || nameKey(typed) === "") return undefined;
  const pattern = partPattern(typed);
  return or(...columns.map((column) => sql`name_key(${column}) like ${pattern}`));
}

/** What `name_key` of a text that contains what was typed is like. */
export function partPattern(typed: string): string {
  return `%${nameKey(typed).replace(/[\\%_]/g, "\\$&")}%`;
}
