import { feePolicyOf } from "../ledger/fee-policy.ts";
import { type PostingLine, paymentPosting, refundPosting } from "../ledger/posting.ts";
import type { Fen } from "../money/fen.ts";
import type { Quote } from "../quotes/quote-view.ts";
import type { PaymentMethod } from "../rates/methods.ts";
import type { Bearer } from "../rates/rate-card.ts";
import { splitOf } from "./payment-split.ts";
import type { PaymentStatus } from "./status.ts";

/** How much of a payment was given back; `none` also for one that never succeeded. */
export const REFUND_STATES = ["none", "part", "whole"] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** What a payment has brought its merchant so far: taken − refunded − fees = net, to the fen. */
export interface Earnings {
  takenFen: Fen;
  refundedFen: Fen;
  /** Instalment fees that the seller bears and acquiring fees, less what a refund gave back of them. */
  feesFen: Fen;
  netFen: Fen;
  refundState: RefundState;
}

interface EarningPayment {
  status: PaymentStatus;
  amountFen: Fen;
  acquiringFeeFen: Fen;
  method: PaymentMethod;
  bearer: Bearer | null;
  createdAt: Date;
}

const NOTHING: Earnings = { takenFen: 0, refundedFen: 0, feesFen: 0, netFen: 0, refundState: "none" };

/**
 * The one place that says what a payment earned; lists, pages, exports and totals show it. Made of the same postings as
 * the ledger's, so that both agree. A payment that did not succeed earns nothing (domain.md §7).
 */
export function earningsOf(payment: EarningPayment, quote: Quote | null, refundedFen: Fen): Earnings {
  if (payment.status !== "succeeded") return NOTHING;
  const split = splitOf(payment, quote);
  const refund = { refundFen: refundedFen, refundedBeforeFen: 0 };
  const lines = [
    ...paymentPosting(split),
    ...(refundedFen === 0 ? [] : refundPosting(split, refund, feePolicyOf(payment))),
  ];
  const netFen = shareOf("merchant", lines);
  return {
    takenFen: payment.amountFen,
    refundedFen,
    feesFen: payment.amountFen - refundedFen - netFen,
    netFen,
    refundState: refundStateOf(payment.amountFen, refundedFen),
  };
}

function shareOf(account: PostingLine["account"], lines: readonly PostingLine[]): Fen {
  return lines.reduce((sum, line) => sum + (line.account === account ? line.amountFen : 0), 0);
}

function refundStateOf(amountFen: Fen, refundedFen: Fen): RefundState {
  if (refundedFen === 0) return "none";
  return refundedFen < amountFen ? "part" : "whole";
}
