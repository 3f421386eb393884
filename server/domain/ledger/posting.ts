import type { Fen } from "#server/domain/money/fen.ts";
import { invariant } from "../errors.ts";
import { shareHalfEven } from "../money/half-even.ts";
import type { FeePolicy } from "./fee-policy.ts";

/** What a posting books. */
export const POSTING_KINDS = ["payment", "refund"] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

export type LedgerAccount = "payer" | "merchant" | "channel_fee" | "acquiring_fee" | "campaign";
export interface PostingLine {
  account: LedgerAccount;
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

/**
 * Posting of a paid order: the payer gives amount and own fee, a platform's campaign its subsidy; the channel keeps
 * the instalment fee, whoever bears it; the acquirer keeps its fee; the rest is the merchant's. The lines sum to zero.
 */
export function paymentPosting(split: PaymentSplit): PostingLine[] {
  const payerFen = split.amountFen + split.buyerFeeFen;
  return balanced([
    { account: "payer", amountFen: -payerFen },
    { account: "campaign", amountFen: -split.subsidyFen },
    { account: "channel_fee", amountFen: split.totalFeeFen },
    { account: "acquiring_fee", amountFen: split.acquiringFeeFen },
    {
      account: "merchant",
      amountFen: payerFen + split.subsidyFen - split.totalFeeFen - split.acquiringFeeFen,
    },
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
  const channelFen = share(split.totalFeeFen);
  const acquiringFen = share(split.acquiringFeeFen);
  const campaignFen = share(split.subsidyFen);
  const payerFen = refundFen + share(split.buyerFeeFen);
  return balanced([
    { account: "payer", amountFen: payerFen },
    { account: "campaign", amountFen: campaignFen },
    { account: "channel_fee", amountFen: -channelFen },
    { account: "acquiring_fee", amountFen: -acquiringFen },
    { account: "merchant", amountFen: channelFen + acquiringFen - campaignFen - payerFen },
  ]);
}

function balanced(lines: PostingLine[]): PostingLine[] {
  const sum = lines.reduce((total, line) => total + line.amountFen, 0);
  invariant(sum === 0, "a posting sums to zero");
  // Negative zero is no amount.
  return lines.filter((line) => line.amountFen !== 0);
}
