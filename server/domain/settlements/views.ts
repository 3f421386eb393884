import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { calendarDate, fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import {
  ACCOUNT_STATUSES,
  HOLD_STATUSES,
  PAYOUT_STATUSES,
  RUN_STATUSES,
  SETTLEMENT_STATUSES,
} from "./status.ts";

/** How an amount comes about; refunds and fees are below nothing, and all of it sums to the net amount. */
export const amountParts = {
  takenFen: fen,
  refundedFen: fen,
  instalmentFeeFen: fen,
  acquiringFeeFen: fen,
  serviceFeeFen: fen,
  adjustmentFen: fen,
  netFen: fen,
};
export type AmountParts = { [Part in keyof typeof amountParts]: number };

/** Where a merchant is paid, without what only its owner knows: number masked, amount to be read back unsaid. */
export const accountView = z.strictObject({
  id: z.string(),
  merchantId: z.string(),
  status: z.enum(ACCOUNT_STATUSES),
  accountType: z.enum(["personal", "corporate"]),
  accountNameMasked: z.string(),
  numberMasked: z.string(),
  bankName: z.string(),
  givenAt: utcInstant,
  expiresAt: utcInstant,
  triesLeft: z.int(),
  failureReason: z.string().nullable(),
  wait: moveWait,
  version: z.int(),
});
export type AccountView = z.infer<typeof accountView>;
export const accountList = z.strictObject({ items: z.array(accountView) });

export const payoutView = z.strictObject({
  id: z.string(),
  status: z.enum(PAYOUT_STATUSES),
  amountFen: fen,
  numberMasked: z.string(),
  bankName: z.string(),
  bankId: z.string().nullable(),
  failureReason: z.string().nullable(),
  createdAt: utcInstant,
  finishedAt: utcInstant.nullable(),
  asked: z.int(),
  wait: moveWait,
});
export type PayoutView = z.infer<typeof payoutView>;

export const settlementView = z.strictObject({
  id: z.string(),
  runId: z.string(),
  settlesOn: calendarDate,
  merchantId: z.string(),
  merchantName: z.string(),
  merchantNumber: z.string(),
  status: z.enum(SETTLEMENT_STATUSES),
  heldFor: z.enum(["hold", "no_account"]).nullable(),
  failureReason: z.string().nullable(),
  /** The account that it was last paid to. */
  paidTo: z.strictObject({ bankName: z.string(), numberMasked: z.string() }).nullable(),
  ...amountParts,
  entries: z.int(),
  createdAt: utcInstant,
  postedAt: utcInstant.nullable(),
  wait: moveWait,
  version: z.int(),
});
export type SettlementView = z.infer<typeof settlementView>;
export const settlementPage = pageOf(settlementView);

/** One settlement with its payouts, the newest first. */
export const settlementDetail = settlementView.extend({
  payouts: z.array(payoutView),
  canRetry: z.boolean(),
});
export type SettlementDetail = z.infer<typeof settlementDetail>;

const counts = z.record(z.enum(SETTLEMENT_STATUSES), z.int());

export const runView = z.strictObject({
  id: z.string(),
  settlesOn: calendarDate,
  cutoffAt: utcInstant,
  status: z.enum(RUN_STATUSES),
  /** Null when the portal prepared it. */
  preparedBy: z.string().nullable(),
  preparedAt: utcInstant,
  approvedBy: z.string().nullable(),
  decidedAt: utcInstant.nullable(),
  refusal: z.string().nullable(),
  merchants: z.int(),
  ...amountParts,
  wait: moveWait,
  version: z.int(),
});
export type RunView = z.infer<typeof runView>;
export const runPage = pageOf(runView);

/** One run with what an approval is bound to. */
export const runDetail = runView.extend({
  counts,
  evidenceHash,
  /** Whether the reader prepared it, and cannot approve it. */
  isOwn: z.boolean(),
});
export type RunDetail = z.infer<typeof runDetail>;

export const holdView = z.strictObject({
  id: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  status: z.enum(HOLD_STATUSES),
  reason: z.string(),
  placedBy: z.string(),
  placedAt: utcInstant,
  proposedBy: z.string().nullable(),
  releaseReason: z.string().nullable(),
  releasedBy: z.string().nullable(),
  /** Whether the reader proposed its release, and cannot decide on it. */
  isOwn: z.boolean(),
  wait: moveWait,
  version: z.int(),
});
export type HoldView = z.infer<typeof holdView>;
export const holdPage = pageOf(holdView);
