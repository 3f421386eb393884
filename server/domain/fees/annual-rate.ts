import type { Fen, Ppm } from "../money/fen.ts";

export interface AnnualRate {
  /** Monthly internal rate of return. */
  monthlyIrrPpm: Ppm;
  /** IRR × 12. */
  nominalPpm: Ppm;
  /** (1 + IRR)^12 − 1. */
  effectivePpm: Ppm;
}

const NO_INTEREST: AnnualRate = { monthlyIrrPpm: 0, nominalPpm: 0, effectivePpm: 0 };

/**
 * Annual rate over the principal actually outstanding (PBoC notice 2021 No. 3): the monthly rate at which the
 * payments, the first one month after purchase, are worth `amountFen` today. A rate is a ratio, not money, so
 * it is solved in floating point: Newton from above on a convex, falling function converges without a bracket.
 */
export function annualRateOf(amountFen: Fen, payments: readonly Fen[]): AnnualRate {
  const total = payments.reduce((sum, payment) => sum + payment, 0);
  if (total <= amountFen) return NO_INTEREST;
  const monthly = solveMonthlyRate(amountFen, payments);
  return {
    monthlyIrrPpm: Math.round(monthly * 1e6),
    nominalPpm: Math.round(monthly * 12e6),
    effectivePpm: Math.round(((1 + monthly) ** 12 - 1) * 1e6),
  };
}

/** Monthly rate x with Σ paymentᵢ / (1+x)^i = amount; the payments sum to more than the amount. */
export function solveMonthlyRate(amountFen: Fen, payments: readonly Fen[]): number {
  let rate = 0;
  // From 0 the present value is above the amount; on a convex falling curve Newton then climbs to the root.
  for (let step = 0; step < 100; step++) {
    let value = 0;
    let slope = 0;
    let discount = 1;
    for (const [index, payment] of payments.entries()) {
      discount /= 1 + rate;
      value += payment * discount;
      slope -= (index + 1) * payment * discount;
    }
    const change = (value - amountFen) / (slope / (1 + rate));
    rate -= change;
    if (Math.abs(change) < 1e-13) break;
  }
  return rate;
}
