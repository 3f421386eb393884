import type { Transaction } from "#db/client.ts";
import { ledgerEntries } from "#db/schema/payments.ts";
import type { PaymentSplit, PostingLine } from "#server/domain/ledger/posting.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import type { Payment } from "#server/payments/internal.ts";

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

/** Writes a posting. Its id follows from what it posts, so the same thing cannot be posted twice. */
export async function postLines(
  tx: Transaction,
  payment: Payment,
  posting: { id: string; at: Date },
  lines: readonly PostingLine[],
): Promise<void> {
  await tx.insert(ledgerEntries).values(
    lines.map((line) => ({
      postingId: posting.id,
      account: line.account,
      amountFen: line.amountFen,
      paymentId: payment.id,
      merchantId: payment.merchantId,
      postedAt: posting.at,
    })),
  );
}
