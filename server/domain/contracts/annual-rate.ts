import type { Fen, Ppm } from "#server/domain/money/fen.ts";
import { invariant } from "../errors.ts";

export interface AnnualRate {
  /** Monthly internal rate of return. */
  monthlyIrrPpm: Ppm;
  /** IRR × 12. */
  nominalPpm: Ppm;
  /** (1 + IRR)^12 − 1. */
  effectivePpm: Ppm;
}

/** Below this a Newton step leaves an error of some 10⁻¹⁶, which is what a double can hold. */
const LAST_STEP = 1e-9;
const MAX_STEPS = 1_000;

/**
 * Annual rate over the principal actually outstanding (PBoC notice 2021 No. 3): the monthly rate at which the
 * payments, the first one month after purchase, are worth `amountFen` today; 0 when they repay no more than it.
 * A rate is a ratio, not money, so it is solved in floating point and rounded to the ppm.
 */
export function annualRateOf(amountFen: Fen, payments: readonly Fen[]): AnnualRate {
  for (const payment of payments) invariant(payment >= 0, "nothing is paid to the payer");
  const monthly = solveMonthlyRate(amountFen, payments);
  const growth = 1 + monthly;
  const yearly = growth ** 12 - 1;
  const effectivePpm = Math.round(yearly * 1e6);
  invariant(Number.isSafeInteger(effectivePpm), "the annual rate is one of a loan");
  return { monthlyIrrPpm: Math.round(monthly * 1e6), nominalPpm: Math.round(monthly * 12e6), effectivePpm };
}

/**
 * Monthly rate x with Σ paymentᵢ / (1+x)^i = amount; 0 when the payments repay no more than the amount.
 *
 * Solved for the discount v = 1 / (1+x), in which the present value is a polynomial without negative coefficients:
 * rising and convex, so Newton descends from v = 1 to the root and never past it, whatever the schedule. A step s
 * leaves an error of at most (n − 1) / 2v · s².
 */
export function solveMonthlyRate(amountFen: Fen, payments: readonly Fen[]): number {
  let discount = 1;
  for (let taken = 0; taken < MAX_STEPS; taken++) {
    let value = 0;
    let slope = 0;
    // Horner's rule, from the last payment to the first, for the polynomial and its derivative at once.
    for (let index = payments.length - 1; index >= 0; index--) {
      value += payments[index] ?? 0;
      slope = slope * discount + value;
      value *= discount;
    }
    if (value <= amountFen) break;
    const step = (value - amountFen) / slope;
    discount -= step;
    if (step < LAST_STEP) break;
  }
  return (1 - discount) / discount;
}
