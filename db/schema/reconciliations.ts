import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import {
  ACCEPTED_ALONE_FEN,
  DIFFERENCE_CLASSES,
  type DifferenceClass,
  EXPLANATIONS,
  type Explanation,
  MOVEMENTS,
  type Movement,
  RESOLUTIONS,
  type Resolution,
} from "#server/domain/reconciliations/classify.ts";
import {
  DIFFERENCE_STATUSES,
  type DifferenceStatus,
  OPEN_DIFFERENCE_STATUSES,
  RECONCILIATION_STATUSES,
  type ReconciliationStatus,
} from "#server/domain/reconciliations/status.ts";
import type { Side } from "#server/domain/reconciliations/views.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { people } from "./people.ts";

/** The comparison of one Asia/Shanghai day with what the gateway says of it. */
export const reconciliations = pgTable(
  "reconciliations",
  {
    id: id(),
    day: date({ mode: "string" }).notNull().unique(),
    status: text().$type<ReconciliationStatus>().notNull().default("running"),
    since: instant().notNull(),
    startedById: text().references(() => people.id),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    /** Whoever reads the statement says until when nobody else need do so. */
    workedOnUntil: instant(),
    linesRead: integer().notNull().default(0),
    ours: jsonb().$type<Side>(),
    theirs: jsonb().$type<Side>(),
    matched: integer().notNull().default(0),
    failure: text(),
    version: version(),
  },
  (t) => [
    index("reconciliations_running").on(t.workedOnUntil).where(sql`${t.status} = 'running'`),
    check("reconciliations_status_known", oneOf(t.status, RECONCILIATION_STATUSES)),
    check("reconciliations_failure", sql`(${t.status} = 'failed') = (${t.failure} is not null)`),
    check("reconciliations_finished", sql`${t.status} <> 'finished' or ${t.finishedAt} is not null`),
  ],
);

/** The gateway's statement, line by line; a line is in one day's and is there once, however often it is read. */
export const statementLines = pgTable(
  "statement_lines",
  {
    id: id(),
    reconciliationId: text()
      .notNull()
      .references(() => reconciliations.id),
    movement: text().$type<Movement>().notNull(),
    /** What both sides know it by: the intent of a payment, our own id of a refund, else the line's. */
    key: text().notNull(),
    amountFen: fen().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index("statement_lines_of").on(t.reconciliationId, t.movement, t.key),
    index("statement_lines_key").on(t.key),
    check("statement_lines_movement_known", oneOf(t.movement, MOVEMENTS)),
    check("statement_lines_amount", sql`${t.amountFen} >= 0`),
  ],
);

/** What both sides differ on; one row for each movement of a day. */
export const differences = pgTable(
  "differences",
  {
    id: id(),
    reconciliationId: text()
      .notNull()
      .references(() => reconciliations.id),
    movement: text().$type<Movement>().notNull(),
    key: text().notNull(),
    class: text().$type<DifferenceClass>().notNull(),
    explanation: text().$type<Explanation>().notNull(),
    oursFen: fen(),
    theirsFen: fen(),
    paymentId: text(),
    status: text().$type<DifferenceStatus>().notNull().default("found"),
    since: instant().notNull(),
    ownerId: text().references(() => people.id),
    /** Who wants to accept it, and why; another person agrees. */
    proposedById: text().references(() => people.id),
    decidedById: text().references(() => people.id),
    resolution: text().$type<Resolution>(),
    reason: text(),
    dueAt: instant().notNull(),
    foundAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    unique("differences_once").on(t.reconciliationId, t.movement, t.key),
    index("differences_open").on(t.dueAt, t.id).where(oneOf(t.status, OPEN_DIFFERENCE_STATUSES)),
    index("differences_due").on(t.dueAt, t.id),
    index("differences_key").on(t.key),
    check("differences_status_known", oneOf(t.status, DIFFERENCE_STATUSES)),
    check("differences_class_known", oneOf(t.class, DIFFERENCE_CLASSES)),
    check("differences_explanation_known", oneOf(t.explanation, EXPLANATIONS)),
    check("differences_movement_known", oneOf(t.movement, MOVEMENTS)),
    check("differences_resolution_known", oneOf(t.resolution, RESOLUTIONS)),
    check("differences_resolved", sql`(${t.status} = 'resolved') = (${t.resolution} is not null)`),
    check(
      "differences_owned",
      sql`${t.status} not in ('owned', 'pending_second') or ${t.ownerId} is not null`,
    ),
    check("differences_differ", sql`${t.oursFen} is not null or ${t.theirsFen} is not null`),
    // What is more than one person may accept has had two.
    check(
      "differences_two_persons",
      sql`${t.resolution} is distinct from 'accepted' or abs(coalesce(${t.oursFen}, 0) - coalesce(${t.theirsFen}, 0)) <= ${sql.raw(String(ACCEPTED_ALONE_FEN))}
        or (${t.decidedById} is not null and ${t.proposedById} is not null)`,
    ),
    check(
      "differences_not_by_oneself",
      sql`${t.decidedById} is null or ${t.decidedById} is distinct from ${t.proposedById}`,
    ),
  ],
);
