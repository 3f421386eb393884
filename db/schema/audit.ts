import { sql } from "drizzle-orm";
import { bigint, check, customType, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "../columns.ts";
import { platformKeys } from "./platform.ts";

/** Number of the transaction that wrote a row: what tells a finished one from one that may still be kept or not. */
const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/**
 * What happened. Append-only: triggers refuse UPDATE, DELETE and TRUNCATE. `seq` is the order of writing and has gaps
 * where a transaction was rolled back; a row's place in the log has none.
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
    /** Of a row older than the log: its hash in the chain that the log replaced. */
    chainHash: text(),
    /** Leaf in the log (RFC 6962), lower-case hex; rows older than the log get theirs when they are sealed. */
    leafHash: text(),
    xid: transactionId().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    index("audit_events_subject").on(t.subjectType, t.subjectId, t.seq),
    index("audit_events_unsealed").on(t.xid, t.seq),
    check("audit_events_leaf", sql`${t.leafHash} is not null or ${t.chainHash} is not null`),
  ],
);

/** The log: every row of a finished transaction at a place of its own, without a gap. Append-only. */
export const auditLog = pgTable("audit_log", {
  position: bigint({ mode: "number" }).primaryKey(),
  seq: bigint({ mode: "number" })
    .notNull()
    .unique()
    .references(() => auditEvents.seq),
  leafHash: text().notNull(),
});

/** Signed states of the log, each of which extends the one before. Append-only. */
export const auditHeads = pgTable("audit_heads", {
  size: bigint({ mode: "number" }).primaryKey(),
  root: text().notNull(),
  at: instant().notNull(),
  kid: text()
    .notNull()
    .references(() => platformKeys.kid),
  signature: text().notNull(),
  /** Hashes of the tree's right edge, by which the next rows are appended. */
  frontier: text().array().notNull(),
});

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
