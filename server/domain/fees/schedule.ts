import { invariant } from "../errors.ts";
import type { Fen } from "../money/fen.ts";
import { addMonths } from "./shanghai-date.ts";

export interface Instalment {
  /** 1-based. */
  period: number;
  /** Asia/Shanghai calendar date, one month after the purchase for period 1. */
  dueOn: string;
  principalFen: Fen;
  feeFen: Fen;
  paymentFen: Fen;
}

export interface ScheduleTerms {
  amountFen: Fen;
  /** The fee that the payer repays with the instalments; 0 when the seller bears it. */
  feeFen: Fen;
  term: number;
  remainder: "first" | "last";
  purchasedOn: string;
}

/**
 * The payer's repayments: principal and fee are each floored per period and both remainders go to the first
 * (or last) one, so that the sums are exact (domain.md §2.2–4).
 */
export function scheduleOf(terms: ScheduleTerms): Instalment[] {
  const { amountFen, feeFen, term } = terms;
  const principal = Math.floor(amountFen / term);
  const fee = Math.floor(feeFen / term);
  invariant(principal > 0, "no period is zero");
  const taker = terms.remainder === "first" ? 1 : term;
  return Array.from({ length: term }, (_, index) => {
    const period = index + 1;
    const takes = period === taker;
    const principalFen = takes ? amountFen - principal * (term - 1) : principal;
    const periodFeeFen = takes ? feeFen - fee * (term - 1) : fee;
    return {
      period,
      dueOn: addMonths(terms.purchasedOn, period),
      principalFen,
      feeFen: periodFeeFen,
      paymentFen: principalFen + periodFeeFen,
    };
  });
}

/** The floored payment that is shown as 每期. */
export function regularPaymentOf(amountFen: Fen, feeFen: Fen, term: number): Fen {
  return Math.floor(amountFen / term) + Math.floor(feeFen / term);
}
