import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import {
  OPEN_OPERATOR_STATUSES,
  OPERATOR_STATUSES,
  type OperatorStatus,
} from "#server/domain/operators/status.ts";
import { blindIndex, id, instant, oneOf, sealed, sentCode, version } from "../columns.ts";
import { merchants } from "./merchants.ts";
import { terminals } from "./terminals.ts";

/** Whoever works at a merchant's terminals. Of somebody who does not any more no number is kept. */
export const operators = pgTable(
  "operators",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    name: text().notNull(),
    mobile: sealed(),
    mobileIndex: blindIndex(),
    mobileEnding: text(),
    status: text().$type<OperatorStatus>().notNull(),
    /** Where they asked first. */
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    createdAt: instant().notNull(),
    /** Since when they have their status. */
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("operators_one_per_number").on(t.merchantId, t.mobileIndex),
    index("operators_merchant").on(t.merchantId, t.createdAt),
    index("operators_waiting").on(t.status, t.since),
    check("operators_status_known", oneOf(t.status, OPERATOR_STATUSES)),
    check(
      "operators_number_while_open",
      sql`(${oneOf(t.status, OPEN_OPERATOR_STATUSES)}) = (${t.mobile} is not null)
        and (${t.mobile} is null) = (${t.mobileIndex} is null) and (${t.mobile} is null) = (${t.mobileEnding} is null)`,
    ),
  ],
);

/** Who was signed in at which terminal, and when; one at a time. */
export const operatorSessions = pgTable(
  "operator_sessions",
  {
    id: id(),
    operatorId: text()
      .notNull()
      .references(() => operators.id),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    startedAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Signed out, or somebody else signed in. */
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("operator_sessions_one_per_terminal").on(t.terminalId).where(sql`${t.endedAt} is null`),
    index("operator_sessions_operator").on(t.operatorId, t.startedAt),
    check("operator_sessions_forward", sql`${t.endsAt} > ${t.startedAt}`),
  ],
);

/** Codes that were sent to sign in at a terminal, as those of the portal are kept (`sign_in_codes`). */
export const operatorCodes = pgTable("operator_codes", sentCode(), (t) => [
  primaryKey({ columns: [t.mobileIndex, t.codeHash] }),
]);
