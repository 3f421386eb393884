import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";
import { isExactRate } from "./exact-rate.ts";

/** What decides a quote, besides the day. */
export interface OraclePlan {
  term: number;
  bearer: Bearer;
  ratePpm: number;
  acquiringPpm: number;
  remainder: "first" | "last";
}

/** The documented rule (domain.md §2) once more, in whole numbers of any size; returns where a quote departs from it. */
export function departuresFrom(terms: QuoteTerms, amountFen: number, plan: OraclePlan): string[] {
  const amount = BigInt(amountFen);
  const n = BigInt(plan.term);
  const fee = shareOf(amount, plan.ratePpm);
  const acquiring = shareOf(amount, plan.acquiringPpm);
  const buyerFee = plan.bearer === "buyer" ? fee : 0n;
  const principals = dealOut(amount, n, plan.remainder);
  const fees = dealOut(buyerFee, n, plan.remainder);
  const payments = terms.schedule.map((instalment) => instalment.paymentFen);
  const expected: [string, bigint, number][] = [
    ["amountFen", amount, terms.amountFen],
    ["totalFeeFen", fee, terms.totalFeeFen],
    ["buyerFeeFen", buyerFee, terms.buyerFeeFen],
    ["buyerTotalFen", amount + buyerFee, terms.buyerTotalFen],
    ["sellerFeeFen", fee - buyerFee, terms.sellerFeeFen],
    ["acquiringFeeFen", acquiring, terms.acquiringFeeFen],
    ["sellerNetFen", amount - (fee - buyerFee) - acquiring, terms.sellerNetFen],
    ["regularPaymentFen", amount / n + buyerFee / n, terms.regularPaymentFen],
    ["firstPaymentFen", (principals[0] ?? 0n) + (fees[0] ?? 0n), terms.firstPaymentFen],
    ["schedule.length", n, terms.schedule.length],
  ];
  for (const [index, { period, principalFen, feeFen, paymentFen }] of terms.schedule.entries()) {
    const [principal, part] = [principals[index] ?? -1n, fees[index] ?? -1n];
    expected.push(
      [`period ${index + 1}`, BigInt(index + 1), period],
      [`principalFen ${period}`, principal, principalFen],
      [`feeFen ${period}`, part, feeFen],
      [`paymentFen ${period}`, principal + part, paymentFen],
    );
  }
  const departures = expected
    .filter(([, exact, found]) => exact !== BigInt(found))
    .map(([what, exact, found]) => `${what}: ${found} instead of ${exact}`);
  if (!isExactRate(amountFen, payments, terms.annualRate)) {
    departures.push(`annualRate: ${JSON.stringify(terms.annualRate)} is not the root`);
  }
  return departures;
}

/** A share in ppm, half-even. */
function shareOf(amount: bigint, ppm: number): bigint {
  const millionths = amount * BigInt(ppm);
  const [down, rest] = [millionths / 1_000_000n, millionths % 1_000_000n];
  const up = rest > 500_000n || (rest === 500_000n && down % 2n === 1n);
  return up ? down + 1n : down;
}

/** Equal whole parts; what is left goes to the first or the last. */
function dealOut(total: bigint, parts: bigint, remainder: "first" | "last"): bigint[] {
  const dealt = new Array<bigint>(Number(parts)).fill(total / parts);
  const taker = remainder === "first" ? 0 : dealt.length - 1;
  dealt[taker] = (dealt[taker] ?? 0n) + (total % parts);
  return dealt;
}
