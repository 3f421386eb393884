import type { Fen } from "#server/domain/money/fen.ts";

interface Owed {
  amountFen: Fen;
  /** The plan the payer agreed to, if any. */
  plan?: { buyerTotalFen: Fen } | null | undefined;
}

/** The one amount in fen that glass, wallet and paper show the payer: the goods and whatever fee the buyer bears. */
export function payerPaysFen({ amountFen, plan }: Owed): Fen {
  return plan?.buyerTotalFen ?? amountFen;
}
