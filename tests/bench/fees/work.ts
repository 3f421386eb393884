import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { RateCardRef } from "#server/domain/rates/rate-card.ts";
import { AT, DEFAULT_PLANS, RATE_CARD } from "../../support/quotes/default-quote.ts";
import type { OraclePlan } from "../../support/quotes/fee-oracle.ts";

/** One quote to work out; everything that is looked up is looked up already, for everybody but the engine. */
export interface Job {
  amountFen: number;
  plan: OraclePlan;
  rateCard: RateCardRef;
  at: Date;
}

/** A way of working out the terms of a quote. */
export interface Quoter {
  name: string;
  quote: (job: Job) => QuoteTerms;
}

/** A fixed draw of amounts up to the plan's greatest, spread over magnitudes, for each default plan in turn. */
export const JOBS: readonly Job[] = Array.from({ length: 1_200 }, (_, index) => {
  const plan = DEFAULT_PLANS[index % DEFAULT_PLANS.length];
  if (plan === undefined) throw new Error(`the default card has plans: ${DEFAULT_RATE_CARD.plans.length}`);
  // The golden ratio's multiples spread evenly, so every run of every subject sees the same, ordinary mixture.
  const part = (index * 0.618_033_988_749_895) % 1;
  return { amountFen: Math.round(100 * 300_000 ** part), plan, rateCard: RATE_CARD, at: AT };
});
