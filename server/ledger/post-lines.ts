import type { Transaction } from "#db/client.ts";
import { ledgerEntries, type payments } from "#db/schema/payments.ts";
import type { PaymentSplit, PostingKind, PostingLine } from "#server/domain/ledger/posting.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";

type Payment = typeof payments.$inferSelect;

/** The fees of a payment as its quote, or its method's rate, has them. */
export function splitOf(payment: Payment, quote: Quote | null): PaymentSplit {
  return {
    amountFen: payment.amountFen,
    buyerFeeFen: quote?.buyerFeeFen ?? 0,
    totalFeeFen: quote?.totalFeeFen ?? 0,
    subsidyFen: quote?.campaign?.fundedBy === "platform" ? quote.campaign.subsidyFen : 0,
    acquiringFeeFen: payment.acquiringFeeFen,
  };
}

interface Posting {
  kind: PostingKind;
  /** Id of the payment or refund that is booked: the same thing cannot be posted twice. */
  sourceId: string;
  payment: Payment;
  at: Date;
  lines: readonly PostingLine[];
}

/** Writes a posting into the ledger. */
export async function postLines(tx: Transaction, posting: Posting): Promise<void> {
  const { payment, lines } = posting;
  await tx.insert(ledgerEntries).values(
    lines.map((line) => ({
      postingId: `pst_${posting.sourceId}`,
      kind: posting.kind,
      account: line.account,
      amountFen: line.amountFen,
      paymentId: payment.id,
      merchantId: payment.merchantId,
      postedAt: posting.at,
    })),
  );
}
