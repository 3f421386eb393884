import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { PROOF_MAX_FEN, PROOF_TRIES } from "#server/domain/settlements/proof.ts";
import {
  ACCOUNT_STATUSES,
  type AccountStatus,
  HOLD_STATUSES,
  type HoldStatus,
  OPEN_RUN_STATUSES,
  PAYOUT_STATUSES,
  PAYOUTS_UNDER_WAY,
  type PayoutStatus,
  RUN_STATUSES,
  type RunStatus,
  SETTLEMENT_STATUSES,
  type SettlementStatus,
  UNPROVEN_STATUSES,
} from "#server/domain/settlements/status.ts";
import { blindIndex, fen, id, instant, oneOf, sealed, version } from "../columns.ts";
import { ledgerPostings } from "./ledger.ts";
import { merchants } from "./merchants.ts";
import { people } from "./people.ts";

/** Where a merchant is paid: one in force at most, and beside it one at most that is still to be proven. */
export const settlementAccounts = pgTable(
  "settlement_accounts",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    status: text().$type<AccountStatus>().notNull().default("given"),
    accountType: text().$type<"personal" | "corporate">().notNull(),
    accountName: sealed().notNull(),
    accountNumber: sealed().notNull(),
    numberIndex: blindIndex().notNull(),
    numberMasked: text().notNull(),
    bankName: text().notNull(),
    /** What was transferred to be read back, and how often it was read back wrongly. */
    proofFen: fen().notNull(),
    tries: integer().notNull().default(0),
    givenById: text().references(() => people.id),
    givenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    failureReason: text(),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("settlement_accounts_one_in_force").on(t.merchantId).where(sql`${t.status} = 'in_force'`),
    uniqueIndex("settlement_accounts_one_unproven")
      .on(t.merchantId)
      .where(oneOf(t.status, UNPROVEN_STATUSES)),
    index("settlement_accounts_merchant").on(t.merchantId, t.givenAt, t.id),
    index("settlement_accounts_expiring").on(t.expiresAt).where(oneOf(t.status, UNPROVEN_STATUSES)),
    check("settlement_accounts_status_known", oneOf(t.status, ACCOUNT_STATUSES)),
    check("settlement_accounts_type_known", oneOf(t.accountType, ["personal", "corporate"])),
    check("settlement_accounts_proof", sql`${t.proofFen} between 1 and ${sql.raw(String(PROOF_MAX_FEN))}`),
    check("settlement_accounts_tries", sql`${t.tries} between 0 and ${sql.raw(String(PROOF_TRIES))}`),
  ],
);

/** What is paid out on a day: prepared by one person or the portal, approved by another on what they saw. */
export const settlementRuns = pgTable(
  "settlement_runs",
  {
    id: id(),
    settlesOn: date({ mode: "string" }).notNull(),
    /** What took effect before this instant is paid out. */
    cutoffAt: instant().notNull(),
    status: text().$type<RunStatus>().notNull().default("drafting"),
    preparedById: text().references(() => people.id),
    preparedAt: instant().notNull(),
    /** The merchants up to this one are drafted: a run that was cut off goes on from here. */
    draftedThrough: text().notNull().default(""),
    approvedById: text().references(() => people.id),
    decidedAt: instant(),
    /** SHA-256 of what the second person saw. */
    evidenceHash: text(),
    refusal: text(),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("settlement_runs_one_open").on(sql`(true)`).where(oneOf(t.status, OPEN_RUN_STATUSES)),
    index("settlement_runs_newest").on(t.preparedAt, t.id),
    index("settlement_runs_day").on(t.settlesOn),
    check("settlement_runs_status_known", oneOf(t.status, RUN_STATUSES)),
    check(
      "settlement_runs_two_persons",
      sql`${t.approvedById} is distinct from ${t.preparedById} or ${t.approvedById} is null`,
    ),
    check("settlement_runs_seen", sql`(${t.approvedById} is null) = (${t.evidenceHash} is null)`),
    check(
      "settlement_runs_processing_approved",
      sql`${t.status} <> 'processing' or ${t.approvedById} is not null`,
    ),
  ],
);

/** What one merchant is paid in a run; its entries are fixed when it is made. */
export const settlements = pgTable(
  "settlements",
  {
    id: id(),
    runId: text()
      .notNull()
      .references(() => settlementRuns.id),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    status: text().$type<SettlementStatus>().notNull().default("drafted"),
    /** Why it is held: a hold on the merchant, or no account in force. */
    heldFor: text().$type<"hold" | "no_account">(),
    failureReason: text(),
    /** How the net amount comes about; refunds and fees are below nothing. */
    takenFen: fen().notNull(),
    refundedFen: fen().notNull(),
    instalmentFeeFen: fen().notNull(),
    acquiringFeeFen: fen().notNull(),
    serviceFeeFen: fen().notNull(),
    adjustmentFen: fen().notNull(),
    netFen: fen().notNull(),
    entries: integer().notNull(),
    /** From when on entries may still be open: the next settlement looks no further back. */
    openFrom: instant().notNull(),
    createdAt: instant().notNull(),
    postedAt: instant(),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("settlements_one_per_run").on(t.runId, t.merchantId),
    index("settlements_merchant").on(t.merchantId, t.createdAt, t.id),
    index("settlements_newest").on(t.createdAt, t.id),
    index("settlements_open")
      .on(t.since, t.id)
      .where(oneOf(t.status, ["drafted", "held", "processing", "failed"])),
    check("settlements_status_known", oneOf(t.status, SETTLEMENT_STATUSES)),
    check("settlements_held_for_known", oneOf(t.heldFor, ["hold", "no_account"])),
    check("settlements_held_with_reason", sql`(${t.status} <> 'held') or ${t.heldFor} is not null`),
    check("settlements_pays", sql`${t.netFen} > 0`),
    check(
      "settlements_adds_up",
      sql`${t.netFen} = ${t.takenFen} + ${t.refundedFen} + ${t.instalmentFeeFen} + ${t.acquiringFeeFen} + ${t.serviceFeeFen} + ${t.adjustmentFen}`,
    ),
  ],
);

/** What a settlement pays: no posting is in two, unless the first was let go. */
export const settlementEntries = pgTable(
  "settlement_entries",
  {
    settlementId: text()
      .notNull()
      .references(() => settlements.id),
    postingId: text()
      .notNull()
      .references(() => ledgerPostings.id),
    amountFen: fen().notNull(),
    releasedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.settlementId, t.postingId] }),
    uniqueIndex("settlement_entries_once").on(t.postingId).where(sql`${t.releasedAt} is null`),
  ],
);

/** Money on its way to an account: of a settlement, or to prove the account. The bank knows it by its id. */
export const payouts = pgTable(
  "payouts",
  {
    id: id(),
    settlementId: text().references(() => settlements.id),
    accountId: text()
      .notNull()
      .references(() => settlementAccounts.id),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    amountFen: fen().notNull(),
    status: text().$type<PayoutStatus>().notNull().default("promised"),
    bankId: text().unique(),
    failureReason: text(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
    /** When the bank is asked again, and how often it has been. */
    askAt: instant().notNull(),
    asked: integer().notNull().default(0),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("payouts_one_alive")
      .on(t.settlementId)
      .where(oneOf(t.status, ["promised", "sent", "arrived"])),
    index("payouts_settlement").on(t.settlementId),
    index("payouts_account").on(t.accountId),
    index("payouts_asking").on(t.askAt, t.id).where(oneOf(t.status, PAYOUTS_UNDER_WAY)),
    check("payouts_status_known", oneOf(t.status, PAYOUT_STATUSES)),
    check("payouts_amount_positive", sql`${t.amountFen} > 0`),
  ],
);

/** Why a merchant is not paid for now; letting it go again takes two persons. */
export const settlementHolds = pgTable(
  "settlement_holds",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    status: text().$type<HoldStatus>().notNull().default("placed"),
    reason: text().notNull(),
    placedById: text()
      .notNull()
      .references(() => people.id),
    placedAt: instant().notNull(),
    proposedById: text().references(() => people.id),
    releaseReason: text(),
    releasedById: text().references(() => people.id),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("settlement_holds_one").on(t.merchantId).where(sql`${t.status} <> 'released'`),
    index("settlement_holds_newest").on(t.placedAt, t.id),
    check("settlement_holds_status_known", oneOf(t.status, HOLD_STATUSES)),
    check(
      "settlement_holds_two_persons",
      sql`${t.status} <> 'released' or (${t.releasedById} is not null and ${t.proposedById} is not null and ${t.releasedById} <> ${t.proposedById})`,
    ),
  ],
);
