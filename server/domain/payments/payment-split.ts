import type { Fen } from "#server/domain/money/fen.ts";
import type { PaymentSplit } from "../ledger/posting.ts";
import type { Quote } from "../quotes/quote-view.ts";

/** The fees of a payment as its quote, or its method's rate, has them. */
export function splitOf(
  payment: { amountFen: Fen; acquiringFeeFen: Fen },
  quote: Quote | null,
): PaymentSplit {
  return {
    amountFen: payment.amountFen,
    buyerFeeFen: quote?.buyerFeeFen ?? 0,
    totalFeeFen: quote?.totalFeeFen ?? 0,
    subsidyFen: quote?.campaign?.fundedBy === "platform" ? quote.campaign.subsidyFen : 0,
    acquiringFeeFen: payment.acquiringFeeFen,
  };
}
