import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Role } from "#server/domain/permissions.ts";
import { blindIndex, id, instant, sealed, sentCode, version } from "../columns.ts";

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
    status: text().$type<"active" | "disabled">().notNull().default("active"),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("people_email_unique").on(sql`lower(${t.email})`),
    uniqueIndex("people_mobile_unique").on(t.mobileIndex),
    check("people_status_known", sql`${t.status} in ('active', 'disabled')`),
    check("people_can_sign_in", sql`${t.email} is not null or ${t.mobileIndex} is not null`),
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
