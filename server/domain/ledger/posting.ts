import type { Fen } from "#server/domain/money/fen.ts";
import { invariant } from "../errors.ts";
import { shareHalfEven } from "../money/half-even.ts";
import type { LedgerAccount } from "./chart.ts";
import type { FeePolicy } from "./fee-policy.ts";

/** What a posting books. */
export const POSTING_KINDS = [
  "payment",
  "refund",
  "service_fee",
  "adjustment",
  "settlement",
  "payout_return",
  "payout_retry",
  "verification",
] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

/**
 * How far a posting goes: `single` books at once; `pending` sets money aside, until a `post` books it or a `void` lets
 * it go, one of them, once.
 */
export const POSTING_PHASES = ["single", "pending", "post", "void"] as const;
export type PostingPhase = (typeof POSTING_PHASES)[number];

/** Where an amount stands: booked, set aside to be given, or expected to be received. */
export const LEDGER_LAYERS = ["posted", "reserved", "expected"] as const;
export type LedgerLayer = (typeof LEDGER_LAYERS)[number];

/** What an amount of the merchant's account is; every other account is `whole`. */
export const LEDGER_PARTS = [
  "whole",
  "taken",
  "refunded",
  "instalment_fee",
  "acquiring_fee",
  "service_fee",
  "adjustment",
  "paid_out",
] as const;
export type LedgerPart = (typeof LEDGER_PARTS)[number];

/** Kinds whose amounts are the merchant's until a settlement pays them out. */
export const SETTLED_KINDS = [
  "payment",
  "refund",
  "service_fee",
  "adjustment",
] as const satisfies readonly PostingKind[];

export interface PostingLine {
  account: LedgerAccount;
  part: LedgerPart;
  amountFen: Fen;
}

/** The money of one payment: who gives is negative, who receives is positive. */
export interface PaymentSplit {
  amountFen: Fen;
  buyerFeeFen: Fen;
  totalFeeFen: Fen;
  /** What of the instalment fee the platform's campaign pays. */
  subsidyFen: Fen;
  acquiringFeeFen: Fen;
}

const whole = (account: LedgerAccount, amountFen: Fen): PostingLine => ({
  account,
  part: "whole",
  amountFen,
});
const ofMerchant = (part: LedgerPart, amountFen: Fen): PostingLine => ({
  account: "merchant",
  part,
  amountFen,
});

/**
 * Posting of a paid order: the payer gives amount and own fee, a platform's campaign its subsidy; the channel keeps
 * the instalment fee, whoever bears it; the acquirer keeps its fee. What is the merchant's stands as taken, less the
 * fees that the merchant bears. The lines sum to zero.
 */
export function paymentPosting(split: PaymentSplit): PostingLine[] {
  const { amountFen, buyerFeeFen, totalFeeFen, subsidyFen, acquiringFeeFen } = split;
  return balanced([
    whole("payer", -amountFen - buyerFeeFen),
    whole("campaign", -subsidyFen),
    whole("instalment_fee", totalFeeFen),
    whole("acquiring_fee", acquiringFeeFen),
    ofMerchant("taken", amountFen),
    ofMerchant("instalment_fee", buyerFeeFen + subsidyFen - totalFeeFen),
    ofMerchant("acquiring_fee", -acquiringFeeFen),
  ]);
}

/**
 * Posting of a refund of `refundFen` after `refundedBeforeFen`. Proportional shares are differences of running
 * totals, so that refunds in any pieces return exactly what one refund would.
 */
export function refundPosting(
  split: PaymentSplit,
  refund: { refundFen: Fen; refundedBeforeFen: Fen },
  policy: FeePolicy,
): PostingLine[] {
  const { refundFen, refundedBeforeFen } = refund;
  invariant(
    refundFen > 0 && refundedBeforeFen + refundFen <= split.amountFen,
    "a refund stays within the payment",
  );
  const share = (feeFen: Fen) => {
    if (policy === "none") return 0;
    if (policy === "full") return refundedBeforeFen === 0 ? feeFen : 0;
    const until = (refunded: Fen) => shareHalfEven(feeFen, { part: refunded, of: split.amountFen });
    return until(refundedBeforeFen + refundFen) - until(refundedBeforeFen);
  };
  const instalmentFen = share(split.totalFeeFen);
  const acquiringFen = share(split.acquiringFeeFen);
  const campaignFen = share(split.subsidyFen);
  const buyerFen = share(split.buyerFeeFen);
  return balanced([
    whole("payer", refundFen + buyerFen),
    whole("campaign", campaignFen),
    whole("instalment_fee", -instalmentFen),
    whole("acquiring_fee", -acquiringFen),
    ofMerchant("refunded", -refundFen),
    ofMerchant("instalment_fee", instalmentFen - campaignFen - buyerFen),
    ofMerchant("acquiring_fee", acquiringFen),
  ]);
}

/** Posting of `amountFen` that the merchant owes for a month's service (S6). */
export function serviceFeePosting(amountFen: Fen): PostingLine[] {
  return balanced([whole("service_fee", amountFen), ofMerchant("service_fee", -amountFen)]);
}

/** Posting of what is put right between a merchant and another account; positive is the merchant's gain. */
export function adjustmentPosting(account: LedgerAccount, amountFen: Fen): PostingLine[] {
  return balanced([whole(account, -amountFen), ofMerchant("adjustment", amountFen)]);
}

/** Posting of what a settlement pays out. */
export function settlementPosting(netFen: Fen): PostingLine[] {
  return balanced([whole("payouts", netFen), ofMerchant("paid_out", -netFen)]);
}

/** Posting of money that moves between two accounts of ours. */
export function transferPosting(from: LedgerAccount, to: LedgerAccount, amountFen: Fen): PostingLine[] {
  return balanced([whole(from, -amountFen), whole(to, amountFen)]);
}

function balanced(lines: PostingLine[]): PostingLine[] {
  const sum = lines.reduce((total, line) => total + line.amountFen, 0);
  invariant(sum === 0, "a posting sums to zero");
  // Negative zero is no amount.
  return lines.filter((line) => line.amountFen !== 0);
}
