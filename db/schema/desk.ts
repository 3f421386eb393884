import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { DESK_STEPS, type DeskStep } from "#server/domain/applications/desk-promise.ts";
import { DESK_ALARMS, type DeskAlarm } from "#server/domain/reviews/alarms.ts";
import { DESK_NOTICES, type DeskNoticeKind } from "#server/domain/reviews/notices.ts";
import { id, instant, oneOf } from "../columns.ts";
import { applications } from "./applications.ts";
import { people } from "./people.ts";

/** Deadlines of the desk that came near or passed, once each; a new deadline may be missed anew. Append-only. */
export const deskAlarms = pgTable(
  "desk_alarms",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    kind: text().$type<DeskAlarm>().notNull(),
    dueAt: instant().notNull(),
    step: text().$type<DeskStep>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.kind, t.dueAt] }),
    check("desk_alarms_kind_known", oneOf(t.kind, DESK_ALARMS)),
    check("desk_alarms_step_known", oneOf(t.step, DESK_STEPS)),
  ],
);

/** What somebody at the desk is told of a case, until they have read it. */
export const deskNotices = pgTable(
  "desk_notices",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    kind: text().$type<DeskNoticeKind>().notNull(),
    /** Who caused it; null where the clock did. */
    fromId: text().references(() => people.id),
    at: instant().notNull(),
    readAt: instant(),
  },
  (t) => [
    index("desk_notices_unread").on(t.personId, t.at, t.id).where(sql`${t.readAt} is null`),
    check("desk_notices_kind_known", oneOf(t.kind, DESK_NOTICES)),
  ],
);
