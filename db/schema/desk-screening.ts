import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { blindIndex, id, instant } from "../columns.ts";
import { people } from "./people.ts";

/** A list that names are screened against, as it was imported; the last import of a name is the one that counts. */
export const screeningLists = pgTable(
  "screening_lists",
  {
    id: id(),
    name: text().notNull(),
    source: text().notNull(),
    rows: integer().notNull(),
    importedById: text().references(() => people.id),
    importedAt: instant().notNull(),
    /** Since when another import has taken its place. */
    replacedAt: instant(),
  },
  (t) => [uniqueIndex("screening_lists_one_in_use").on(t.name).where(sql`${t.replacedAt} is null`)],
);

/** Who stands on a list: the name as it is written there, and the keys by which likely ones are found. */
export const screeningEntries = pgTable(
  "screening_entries",
  {
    listId: text()
      .notNull()
      .references(() => screeningLists.id),
    number: integer().notNull(),
    name: text().notNull(),
    /** Characters and sounds that a name like it shares (`screening/keys.ts`). */
    keys: text().array().notNull(),
    idNumberIndex: blindIndex(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.number] }),
    // Without a list of what is still to be sorted in: after an import every search would read it.
    index("screening_entries_keys").using("gin", t.keys).with({ fastupdate: false }),
    index("screening_entries_id_number").on(t.idNumberIndex).where(sql`${t.idNumberIndex} is not null`),
  ],
);
