import { addMonths, parseDate } from "#server/domain/calendar/shanghai-date.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import { invariant } from "../errors.ts";

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
 * (or last) one, so that the sums are exact (domain.md §2.2–4). An amount of less than a fen a period is a bug
 * of the caller, who refuses it with its limit.
 */
export function scheduleOf(terms: ScheduleTerms): Instalment[] {
  const { amountFen, feeFen, term } = terms;
  invariant(Number.isSafeInteger(amountFen) && Number.isSafeInteger(feeFen), "money is a safe integer");
  invariant(Number.isInteger(term) && term >= 1, "there is a period");
  invariant(amountFen >= term && feeFen >= 0, "no period is zero or negative");
  const principalEach = Math.floor(amountFen / term);
  const feeEach = Math.floor(feeFen / term);
  const taker = terms.remainder === "first" ? 1 : term;
  const purchasedOn = parseDate(terms.purchasedOn);
  const schedule: Instalment[] = [];
  for (let period = 1; period <= term; period++) {
    const takes = period === taker;
    const principalFen = takes ? amountFen - principalEach * (term - 1) : principalEach;
    const periodFeeFen = takes ? feeFen - feeEach * (term - 1) : feeEach;
    schedule.push({
      period,
      dueOn: addMonths(purchasedOn, period),
      principalFen,
      feeFen: periodFeeFen,
      paymentFen: principalFen + periodFeeFen,
    });
  }
  return schedule;
}

/** The floored payment that is shown as 每期. */
export function regularPaymentOf(amountFen: Fen, feeFen: Fen, term: number): Fen {
  return Math.floor(amountFen / term) + Math.floor(feeFen / term);
}
