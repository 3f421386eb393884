import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
} from "drizzle-orm/pg-core";
import {
  OUTCOMES,
  type Outcome,
  REGISTRATION_CHANGES,
  type RegistrationChange,
} from "#server/domain/registrations/changes.ts";
import { EXPORT_SCOPES } from "#server/domain/registrations/inputs.ts";
import { id, instant, oneOf, version } from "../columns.ts";
import { merchants, stores } from "./merchants.ts";
import { people } from "./people.ts";
import { terminals } from "./terminals.ts";

/** A file of changes that was handed over, and what was answered to it. */
export const registrationExports = pgTable(
  "registration_exports",
  {
    id: id(),
    scope: text().$type<(typeof EXPORT_SCOPES)[number]>().notNull(),
    createdBy: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    /** A file of all holds what was on record up to here. */
    upToSeq: bigint({ mode: "number" }).notNull(),
    rows: integer().notNull(),
    accepted: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
  },
  (t) => [
    index("registration_exports_newest").on(t.createdAt, t.id),
    check("registration_exports_scope_known", oneOf(t.scope, EXPORT_SCOPES)),
    check("registration_exports_answered_within", sql`${t.accepted} + ${t.rejected} <= ${t.rows}`),
  ],
);

/**
 * Every change of what serial works for which merchant where, as it stood at the change. What a row says is never
 * written again (a trigger refuses it); what became of its telling is.
 */
export const registrations = pgTable(
  "registrations",
  {
    id: id(),
    /** The order of writing; gaps where a transaction was rolled back. */
    seq: bigint({ mode: "number" }).notNull().unique().generatedAlwaysAsIdentity(),
    change: text().$type<RegistrationChange>().notNull(),
    changedAt: instant().notNull(),
    /** Whether it tells again what an entry before it told, and is no change of its own. */
    again: boolean().notNull().default(false),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    terminalNumber: text().notNull(),
    serialNumber: text().notNull(),
    terminalType: text().notNull(),
    modelCode: text().notNull(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    merchantNumber: text().notNull(),
    merchantName: text().notNull(),
    settlementAccountMasked: text().notNull(),
    settlementBankName: text().notNull(),
    storeId: text()
      .notNull()
      .references(() => stores.id),
    storeName: text().notNull(),
    provinceCode: text().notNull(),
    cityCode: text().notNull(),
    districtCode: text().notNull(),
    street: text().notNull(),
    lat: doublePrecision(),
    lng: doublePrecision(),
    exportId: text().references(() => registrationExports.id),
    exportedAt: instant(),
    outcome: text().$type<Outcome>(),
    answeredAt: instant(),
    resentAs: text().references((): AnyPgColumn => registrations.id),
    dismissedAt: instant(),
    /** Why it was rejected, or why staff left it. */
    reason: text(),
    version: version(),
  },
  (t) => [
    index("registrations_terminal").on(t.terminalId, t.seq),
    index("registrations_newest").on(t.changedAt, t.id),
    index("registrations_due").on(t.seq).where(sql`${t.exportId} is null`),
    index("registrations_export").on(t.exportId, t.seq),
    check("registrations_change_known", oneOf(t.change, REGISTRATION_CHANGES)),
    check("registrations_outcome_known", sql`${t.outcome} is null or ${oneOf(t.outcome, OUTCOMES)}`),
    check("registrations_exported_whole", sql`(${t.exportId} is null) = (${t.exportedAt} is null)`),
    check("registrations_answered_whole", sql`(${t.outcome} is null) = (${t.answeredAt} is null)`),
    check("registrations_answered_when_told", sql`${t.outcome} is null or ${t.exportId} is not null`),
    check("registrations_one_end", sql`${t.resentAs} is null or ${t.dismissedAt} is null`),
  ],
);
