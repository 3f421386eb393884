import { effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import { quoteInstalments } from "#server/domain/quotes/quote.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";
import type { OraclePlan } from "./fee-oracle.ts";

/** The last day of a long month, so that due dates are cut short. */
export const AT = new Date("2026-01-31T04:00:00Z");
export const RATE_CARD = { id: "rat_default", version: 1, effectiveFrom: "2021-01-01T00:00:00.000Z" };
const RATES = effectiveRatesOf([
  { level: "platform", scopeId: "", rateCard: RATE_CARD, body: DEFAULT_RATE_CARD },
]);
const ACQUIRING = RATES.methods.find((method) => method.kind === "huabei");

/** The plans of the platform's default card. */
export const DEFAULT_PLANS: readonly OraclePlan[] = RATES.plans.map((plan) => ({
  term: plan.term,
  bearer: plan.bearer,
  ratePpm: plan.ratePpm,
  acquiringPpm: ACQUIRING?.ratePpm ?? 0,
  remainder: RATES.remainder,
}));

/** What the engine answers on the default card. */
export function defaultQuote(amountFen: number, { term, bearer }: { term: number; bearer: Bearer }) {
  return quoteInstalments({ amountFen, term, bearer }, RATES, AT);
}
