import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "../columns.ts";

/**
 * Append-only and hash-chained by triggers of the first migration: `previousHash` and `hash` are set by the
 * database, and UPDATE, DELETE and TRUNCATE are refused.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    seq: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    id: text().notNull().unique(),
    at: instant().notNull(),
    actorKind: text().$type<"person" | "terminal" | "system">().notNull(),
    actorId: text().notNull(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    reason: text(),
    previousHash: text().notNull().default(""),
    hash: text().notNull().default(""),
  },
  (t) => [index("audit_events_subject").on(t.subjectType, t.subjectId, t.seq)],
);

/** Effects promised by a committed change; the jobs process delivers each at least once. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    topic: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
    /** Not to be carried out before. */
    dueAt: instant().notNull(),
    queuedAt: instant(),
    deliveredAt: instant(),
    attempts: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [
    index("outbox_waiting").on(t.dueAt).where(sql`${t.queuedAt} is null`),
    index("outbox_undelivered").on(t.queuedAt).where(sql`${t.deliveredAt} is null`),
  ],
);
