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
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { CARD_ENTRIES, type CardEntry } from "#server/domain/payments/cards.ts";
import { LATE_KEY, REFUND_REQUESTERS, type RefundRequester } from "#server/domain/payments/refund-rules.ts";
import {
  PAYMENT_STATUSES,
  type PaymentStatus,
  REFUND_STATUSES,
  type RefundStatus,
  WAITING_PAYMENT_STATUSES,
} from "#server/domain/payments/status.ts";
import { type VoucherCopy, voucherCopy } from "#server/domain/payments/vouchers/views.ts";
import {
  CARD_FUNDINGS,
  type CardFunding,
  PAYMENT_METHODS,
  type PaymentMethod,
} from "#server/domain/rates/methods.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { merchants } from "./merchants.ts";
import { operators } from "./operators.ts";
import { people } from "./people.ts";
import { terminals } from "./terminals.ts";

export const payments = pgTable(
  "payments",
  {
    id: id(),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    orderNumber: text().notNull().unique(),
    idempotencyKey: text().notNull(),
    requestHash: text().notNull(),
    amountFen: fen().notNull(),
    method: text().$type<PaymentMethod>().notNull(),
    term: integer(),
    bearer: text().$type<"buyer" | "seller">(),
    /** The signed quote the payer saw (Huabei instalments only), exactly as the API answered it. */
    quote: jsonb(),
    quoteHash: text(),
    /** The gateway's own word for the card that was presented, and what it said of it; never a number. */
    cardToken: text(),
    cardFunding: text().$type<CardFunding>(),
    cardBrand: text(),
    cardLast4: text(),
    cardEntry: text().$type<CardEntry>(),
    acquiringFeeFen: fen().notNull(),
    sellerNetFen: fen().notNull(),
    configVersion: integer().notNull(),
    /** Whom the terminal named, or who was signed in there (S2). */
    operator: text(),
    operatorId: text().references(() => operators.id),
    status: text().$type<PaymentStatus>().notNull().default("created"),
    failureReason: text(),
    gatewayIntentId: text().unique(),
    payUrl: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    paidAt: instant(),
    /** Why the gateway could not say how it stands, when it is asked again, and how often it has been in vain. */
    gatewayFault: text(),
    gatewayRetryAt: instant(),
    gatewayTries: integer().notNull().default(0),
    /** When the payer or merchant confirmed that the goods were received (S5). */
    receiptConfirmedAt: instant(),
    version: version(),
  },
  (t) => [
    uniqueIndex("payments_one_per_key").on(t.terminalId, t.idempotencyKey),
    index("payments_merchant").on(t.merchantId, t.createdAt, t.id),
    index("payments_terminal").on(t.terminalId, t.createdAt, t.id),
    index("payments_terminal_paid").on(t.terminalId, t.paidAt),
    index("payments_paid").on(t.paidAt),
    index("payments_created").on(t.createdAt, t.id),
    index("payments_waiting").on(t.expiresAt).where(oneOf(t.status, WAITING_PAYMENT_STATUSES)),
    index("payments_in_doubt").on(t.createdAt).where(sql`${t.gatewayFault} is not null`),
    check("payments_status_known", oneOf(t.status, PAYMENT_STATUSES)),
    check("payments_method_known", oneOf(t.method, PAYMENT_METHODS)),
    check("payments_card_funding_known", oneOf(t.cardFunding, CARD_FUNDINGS)),
    check("payments_card_entry_known", oneOf(t.cardEntry, CARD_ENTRIES)),
    check(
      "payments_card_whole",
      sql`num_nonnulls(${t.cardToken}, ${t.cardFunding}, ${t.cardBrand}, ${t.cardLast4}, ${t.cardEntry}) in (0, 5)`,
    ),
    check("payments_card_of_bank_card", sql`${t.cardToken} is null or ${t.method} = 'bank_card'`),
    check("payments_card_no_number", sql`${t.cardLast4} ~ '^[0-9]{4}$' and ${t.cardToken} ~ '^pm_'`),
    check("payments_amount_positive", sql`${t.amountFen} > 0`),
    check("payments_paid_when_succeeded", sql`(${t.status} = 'succeeded') = (${t.paidAt} is not null)`),
    check(
      "payments_plan_whole",
      sql`(${t.term} is null) = (${t.bearer} is null) and (${t.term} is null) = (${t.quote} is null)`,
    ),
  ],
);

export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    paymentId: text()
      .notNull()
      .references(() => payments.id),
    idempotencyKey: text().notNull(),
    amountFen: fen().notNull(),
    reason: text().notNull(),
    status: text().$type<RefundStatus>().notNull().default("pending"),
    /** Who asked for it: a terminal, or a person of the merchant's or of ours. Null where that was before it was noted. */
    requestedBy: text().$type<RefundRequester>(),
    requestedById: text(),
    /** Whether a second person must have decided before it moves any money. */
    needsSecond: boolean().notNull().default(false),
    decidedById: text().references(() => people.id),
    decidedAt: instant(),
    failureReason: text(),
    gatewayRefundId: text().unique(),
    createdAt: instant().notNull(),
    /** Since when it has its status. */
    since: instant().notNull(),
    finishedAt: instant(),
    version: version(),
  },
  (t) => [
    uniqueIndex("refunds_one_per_key").on(t.paymentId, t.idempotencyKey),
    index("refunds_finished").on(t.finishedAt),
    check("refunds_status_known", oneOf(t.status, REFUND_STATUSES)),
    check("refunds_amount_positive", sql`${t.amountFen} > 0`),
    check("refunds_requester_known", oneOf(t.requestedBy, REFUND_REQUESTERS)),
    check("refunds_of_staff_by_two", sql`${t.needsSecond} or ${t.requestedBy} is distinct from 'staff'`),
    // The portal gives back by itself what came too late, once, and nothing else.
    check(
      "refunds_of_portal_once",
      sql`(${t.requestedBy} is not distinct from 'portal') = (${t.idempotencyKey} = ${sql.raw(`'${LATE_KEY}'`)})`,
    ),
    // Nobody gives money back alone where two are needed, whatever the code above does.
    check(
      "refunds_two_persons",
      sql`not ${t.needsSecond} or ${t.status} = 'proposed' or ${t.decidedById} is not null`,
    ),
    check(
      "refunds_not_by_oneself",
      sql`${t.decidedById} is null or ${t.decidedById} is distinct from ${t.requestedById}`,
    ),
  ],
);

export const vouchers = pgTable("vouchers", {
  id: id(),
  paymentId: text()
    .notNull()
    .unique()
    .references(() => payments.id),
  number: text().notNull().unique(),
  batchNumber: text().notNull(),
  /** The printed facts, frozen at issue; copies add only their name and reprint mark. */
  body: jsonb().notNull(),
  signatureKey: text(),
  signatureSha256: text(),
  signedAt: instant(),
  issuedAt: instant().notNull(),
});

/** How many vouchers a terminal's day has: the next one's number, without gaps, for one transaction at a time. */
export const voucherBatches = pgTable(
  "voucher_batches",
  {
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    batchNumber: text().notNull(),
    issued: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.terminalId, t.batchNumber] })],
);

/** Every time that a copy went to a printer: those after the first say so. */
export const voucherPrints = pgTable(
  "voucher_prints",
  {
    voucherId: text()
      .notNull()
      .references(() => vouchers.id),
    copy: text().$type<VoucherCopy>().notNull(),
    /** The refund whose voucher it is; null for that of the payment. */
    refundId: text().references(() => refunds.id),
    /** Of its copy, from 1. */
    number: integer().notNull(),
    idempotencyKey: text().notNull(),
    printedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.voucherId, t.idempotencyKey] }),
    unique("voucher_prints_number").on(t.voucherId, t.copy, t.refundId, t.number).nullsNotDistinct(),
    check("voucher_prints_copy_known", oneOf(t.copy, voucherCopy.options)),
  ],
);
