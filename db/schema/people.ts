import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
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
import type { DeskHours } from "#server/domain/applications/desk-hours.ts";
import { PERSON_STATUSES, type PersonStatus } from "#server/domain/identity/status.ts";
import { LAID_STATUSES, type LaidStatus } from "#server/domain/laid-status.ts";
import type { Role, StaffRole } from "#server/domain/permissions.ts";
import type { SavedQuery } from "#server/domain/reviews/queue-query.ts";
import { blindIndex, id, instant, oneOf, sealed, sentCode, version } from "../columns.ts";

export const people = pgTable(
  "people",
  {
    id: id(),
    roles: text().array().$type<Role[]>().notNull(),
    name: text().notNull(),
    email: text(),
    passwordHash: text(),
    totpSecret: sealed(),
    lastTotpStep: integer(),
    mobileIndex: blindIndex(),
    mobile: sealed(),
    status: text().$type<PersonStatus>().notNull().default("active"),
    /** Hash of what stands in an invitation's address, and until when it can be accepted. */
    invitationHash: text(),
    invitationExpiresAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("people_email_unique").on(sql`lower(${t.email})`),
    uniqueIndex("people_mobile_unique").on(t.mobileIndex),
    uniqueIndex("people_invitation_unique").on(t.invitationHash),
    check("people_status_known", oneOf(t.status, PERSON_STATUSES)),
    check(
      "people_invited_by_address",
      sql`(${t.status} = 'invited') = (${t.invitationHash} is not null) and (${t.invitationHash} is null) = (${t.invitationExpiresAt} is null)`,
    ),
    check("people_can_sign_in", sql`${t.email} is not null or ${t.mobileIndex} is not null`),
  ],
);

/** Who made and proposed something and who else put it in force, when, and the SHA-256 of what that second person saw. */
export const proposal = () => ({
  createdById: text().references(() => people.id),
  proposedById: text().references(() => people.id),
  proposedAt: instant(),
  approvedById: text().references(() => people.id),
  publishedAt: instant(),
  evidenceHash: text(),
  /** Why the second person said no. */
  refusal: text(),
});

/** Nobody puts in force what they made or proposed themselves. Prices and campaigns have triggers for it. */
export const secondPerson = (t: Record<"createdById" | "proposedById" | "approvedById", AnyPgColumn>): SQL =>
  sql`${t.approvedById} is null or (${t.approvedById} is distinct from ${t.createdById} and ${t.approvedById} is distinct from ${t.proposedById})`;

export const refusedWhy = (t: Record<"status" | "refusal", AnyPgColumn>): SQL =>
  sql`(${t.status} = 'refused') = (${t.refusal} is not null)`;

/**
 * Roles that somebody is to have, one of which moves money or prices: given by a second person, who neither asked for them nor
 * is to have them.
 */
export const roleChanges = pgTable(
  "role_changes",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id),
    roles: text().array().$type<StaffRole[]>().notNull(),
    status: text().$type<LaidStatus>().notNull().default("pending_second"),
    ...proposal(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("role_changes_one_waiting").on(t.personId).where(sql`${t.status} = 'pending_second'`),
    check("role_changes_status_known", oneOf(t.status, LAID_STATUSES)),
    check(
      "role_changes_second_person",
      sql`${t.approvedById} is null or (${t.approvedById} is distinct from ${t.createdById} and ${t.approvedById} is distinct from ${t.proposedById} and ${t.approvedById} <> ${t.personId})`,
    ),
    check("role_changes_published_by", sql`(${t.status} = 'published') = (${t.approvedById} is not null)`),
    check("role_changes_refused_why", refusedWhy(t)),
  ],
);

/** One row per sign-in; the row is the session. `id` is the SHA-256 of the opaque token the cookie carries. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    userAgent: text(),
    /** When the second factor was last shown in it; null where it never was. */
    provenAt: instant(),
    /** Hash of the name of the browser that it was opened in; null where that has none. */
    device: text(),
  },
  (t) => [index("sessions_person").on(t.personId, t.device)],
);

/** Codes that were sent and may still be used: a new one does not take away an earlier one that nobody got wrong. */
export const signInCodes = pgTable("sign_in_codes", sentCode(), (t) => [
  primaryKey({ columns: [t.mobileIndex, t.codeHash] }),
]);

/** Sliding counters for throttling; in PostgreSQL so that every instance sees the same. */
export const throttles = pgTable("throttles", {
  key: text().primaryKey(),
  windowStartedAt: instant().notNull(),
  hits: integer().notNull(),
});

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

/**
 * How long the desk takes and when it works; put in force by somebody who did not propose it. What waits keeps its deadline
 * until its next step.
 */
export const deskHourSets = pgTable(
  "desk_hour_sets",
  {
    id: id(),
    number: integer().notNull().unique(),
    body: jsonb().$type<DeskHours>().notNull(),
    status: text().$type<LaidStatus>().notNull().default("pending_second"),
    note: text(),
    ...proposal(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    check("desk_hour_sets_status_known", oneOf(t.status, LAID_STATUSES)),
    check("desk_hour_sets_second_person", secondPerson(t)),
    check("desk_hour_sets_refused_why", refusedWhy(t)),
    check("desk_hour_sets_published_by", sql`(${t.status} = 'published') = (${t.approvedById} is not null)`),
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
