import { feePolicyOf } from "#server/domain/ledger/fee-policy.ts";
import { type PostingLine, refundPosting } from "#server/domain/ledger/posting.ts";
import { splitOf } from "#server/domain/payments/payment-split.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import type { Payment } from "../internal.ts";

/** What a refund of a payment books, by the fee policy of the day that it was made on. */
export function refundLinesOf(
  payment: Payment,
  refund: { refundFen: number; refundedBeforeFen: number },
): PostingLine[] {
  return refundPosting(splitOf(payment, quoteOf(payment)), refund, feePolicyOf(payment));
}
