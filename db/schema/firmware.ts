import { sql } from "drizzle-orm";
import { boolean, check, date, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";
import { deviceModels } from "./devices.ts";
import { people } from "./people.ts";

/** A version of a model's software that its maker has released. */
export const firmwareReleases = pgTable(
  "firmware_releases",
  {
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    version: text().notNull(),
    /** Of Asia/Shanghai. */
    releasedOn: date({ mode: "string" }).notNull(),
    /** No terminal of the model may be left below it. */
    mandatory: boolean().notNull(),
    note: text().notNull(),
    recordedById: text().references(() => people.id),
    recordedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.modelCode, t.version] }),
    check("firmware_releases_version_shape", sql`${t.version} ~ '^[0-9]{1,5}(\\.[0-9]{1,5}){0,3}$'`),
  ],
);
