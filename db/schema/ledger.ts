import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ADJUSTMENT_STATUSES, type AdjustmentStatus } from "#server/domain/ledger/adjustments.ts";
import { LEDGER_ACCOUNTS, type LedgerAccount } from "#server/domain/ledger/chart.ts";
import { LIMIT_CHANGE_STATUSES, type LimitChangeStatus } from "#server/domain/ledger/limits.ts";
import {
  LEDGER_LAYERS,
  LEDGER_PARTS,
  type LedgerLayer,
  type LedgerPart,
  POSTING_KINDS,
  POSTING_PHASES,
  type PostingKind,
  type PostingPhase,
} from "#server/domain/ledger/posting.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { merchants } from "./merchants.ts";
import { people } from "./people.ts";

/**
 * What is booked, once for each source; nothing of it ever changes, and what was wrong is put right by a further posting
 * that names it. `pending_id` is unique: a posting that sets money aside is posted or voided exactly once.
 */
export const ledgerPostings = pgTable(
  "ledger_postings",
  {
    id: id(),
    kind: text().$type<PostingKind>().notNull(),
    phase: text().$type<PostingPhase>().notNull(),
    /** Id of the payment, refund, settlement … that is booked. */
    sourceId: text().notNull(),
    pendingId: text()
      .unique()
      .references((): AnyPgColumn => ledgerPostings.id),
    correctsId: text().references((): AnyPgColumn => ledgerPostings.id),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    /** When it took effect, and when the ledger was told. */
    effectiveAt: instant().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    unique("ledger_postings_once").on(t.sourceId, t.kind, t.phase),
    check("ledger_postings_kind_known", oneOf(t.kind, POSTING_KINDS)),
    check("ledger_postings_phase_known", oneOf(t.phase, POSTING_PHASES)),
    check("ledger_postings_resolves", sql`(${t.phase} in ('post', 'void')) = (${t.pendingId} is not null)`),
    check("ledger_postings_told_after", sql`${t.effectiveAt} <= ${t.recordedAt}`),
  ],
);

/** Double entry: the entries of a posting sum to zero, those booked and those set aside each (a trigger checks them). */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    postingId: text()
      .notNull()
      .references(() => ledgerPostings.id),
    layer: text().$type<LedgerLayer>().notNull(),
    account: text().$type<LedgerAccount>().notNull(),
    part: text().$type<LedgerPart>().notNull(),
    merchantId: text().notNull(),
    amountFen: fen().notNull(),
    effectiveAt: instant().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.postingId, t.layer, t.account, t.part] }),
    index("ledger_entries_effective").on(t.merchantId, t.effectiveAt).where(sql`${t.account} = 'merchant'`),
    index("ledger_entries_recorded").on(t.merchantId, t.recordedAt).where(sql`${t.account} = 'merchant'`),
    // Entries are written in about the order of their days, so that ranges of pages tell them.
    index("ledger_entries_days").using("brin", t.effectiveAt),
    check("ledger_entries_layer_known", oneOf(t.layer, LEDGER_LAYERS)),
    check("ledger_entries_account_known", oneOf(t.account, LEDGER_ACCOUNTS)),
    check("ledger_entries_part_known", oneOf(t.part, LEDGER_PARTS)),
    check("ledger_entries_part_of_merchant", sql`(${t.account} = 'merchant') = (${t.part} <> 'whole')`),
    check("ledger_entries_not_zero", sql`${t.amountFen} <> 0`),
  ],
);

/** How far a merchant's available balance may fall below nothing, by refunds and adjustments; `platform` is everybody's. */
export const balanceLimits = pgTable(
  "balance_limits",
  {
    /** `platform`, or a merchant's id. */
    id: id(),
    overdraftFen: fen().notNull(),
    /** What two people agreed on (a trigger checks it); everybody's limit is set by a migration alone. */
    changeId: text().references(() => limitChanges.id),
  },
  (t) => [
    check("balance_limits_not_negative", sql`${t.overdraftFen} >= 0`),
    check("balance_limits_everybodys", sql`${t.id} <> 'platform' or ${t.changeId} is null`),
  ],
);

/** How far a merchant may owe us, as one person proposes it; it holds once another one agrees. */
export const limitChanges = pgTable(
  "limit_changes",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    /** The limit that it takes the place of. */
    beforeFen: fen().notNull(),
    overdraftFen: fen().notNull(),
    reason: text().notNull(),
    status: text().$type<LimitChangeStatus>().notNull().default("proposed"),
    proposedById: text()
      .notNull()
      .references(() => people.id),
    proposedAt: instant().notNull(),
    decidedById: text().references(() => people.id),
    refusal: text(),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    index("limit_changes_newest").on(t.proposedAt, t.id),
    index("limit_changes_merchant").on(t.merchantId, t.proposedAt, t.id),
    uniqueIndex("limit_changes_one_proposed")
      .on(t.merchantId)
      .where(oneOf(t.status, ["proposed"])),
    check("limit_changes_status_known", oneOf(t.status, LIMIT_CHANGE_STATUSES)),
    check("limit_changes_not_negative", sql`${t.beforeFen} >= 0 and ${t.overdraftFen} >= 0`),
    check(
      "limit_changes_two_persons",
      sql`${t.status} = 'proposed' or (${t.decidedById} is not null and ${t.decidedById} <> ${t.proposedById})`,
    ),
  ],
);

/** What is put right between a merchant and an account of ours; booked once another person agrees. */
export const adjustments = pgTable(
  "adjustments",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    account: text().$type<LedgerAccount>().notNull(),
    amountFen: fen().notNull(),
    reason: text().notNull(),
    correctsId: text().references(() => ledgerPostings.id),
    status: text().$type<AdjustmentStatus>().notNull().default("proposed"),
    proposedById: text()
      .notNull()
      .references(() => people.id),
    proposedAt: instant().notNull(),
    decidedById: text().references(() => people.id),
    refusal: text(),
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    index("adjustments_newest").on(t.proposedAt, t.id),
    check("adjustments_status_known", oneOf(t.status, ADJUSTMENT_STATUSES)),
    check("adjustments_account_known", oneOf(t.account, LEDGER_ACCOUNTS)),
    check("adjustments_not_zero", sql`${t.amountFen} <> 0`),
    check(
      "adjustments_two_persons",
      sql`${t.status} = 'proposed' or (${t.decidedById} is not null and ${t.decidedById} <> ${t.proposedById})`,
    ),
  ],
);
