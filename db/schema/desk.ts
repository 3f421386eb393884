import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { DESK_STEPS, type DeskStep } from "#server/domain/applications/desk-promise.ts";
import { DESK_ALARMS, type DeskAlarm } from "#server/domain/reviews/alarms.ts";
import { DESK_NOTICES, type DeskNoticeKind } from "#server/domain/reviews/notices.ts";
import type { SavedQuery } from "#server/domain/reviews/queue-query.ts";
import { id, instant, oneOf, version } from "../columns.ts";
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

/** What the desk knows of somebody who works there: which tier, how many cases at once, and until when away. */
export const deskMembers = pgTable(
  "desk_members",
  {
    personId: text()
      .primaryKey()
      .references(() => people.id),
    tier: integer().notNull().default(1),
    /** Active cases that are given to them at most. */
    cap: integer().notNull().default(20),
    /** Whether cases are given to them by themselves. */
    takesCases: boolean().notNull().default(false),
    awayUntil: instant(),
    version: version(),
  },
  (t) => [
    check("desk_members_tier_known", sql`${t.tier} in (1, 2)`),
    check("desk_members_cap_sane", sql`${t.cap} between 1 and 500`),
  ],
);

/** A view of the queue that somebody keeps under a name of their own. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    /** The queue's address, without its place. */
    query: jsonb().$type<SavedQuery>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex("saved_views_one_name").on(t.personId, t.name)],
);

/** Fields that somebody has looked at and found right, until their answer is another. */
export const fieldTicks = pgTable(
  "field_ticks",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    field: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.personId, t.field] })],
);

/** What colleagues tell each other of a case; whoever is named is told. Append-only. */
export const caseNotes = pgTable(
  "case_notes",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    authorId: text()
      .notNull()
      .references(() => people.id),
    body: text().notNull(),
    mentioned: text().array().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("case_notes_application").on(t.applicationId, t.at)],
);

/** Who looks at a case now, and at which field; rows that are older than a moment say nothing. */
export const casePresence = pgTable(
  "case_presence",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    field: text(),
    seenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.personId] }), index("case_presence_old").on(t.seenAt)],
);
