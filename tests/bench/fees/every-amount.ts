import { DomainError } from "#server/domain/errors.ts";
import { DEFAULT_PLANS, defaultQuote } from "../../support/quotes/default-quote.ts";
import { departuresFrom, type OraclePlan } from "../../support/quotes/fee-oracle.ts";

const SAY_EVERY = 250_000;

/** Every amount from 1 fen up, for each default plan, against the rule in exact arithmetic; ends at the first departure. */
export function proveEveryAmount(greatestFen: number): void {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  let refused = 0;
  for (const plan of DEFAULT_PLANS) {
    for (let amountFen = 1; amountFen <= greatestFen; amountFen++) {
      if (amountFen < plan.term) {
        refused += requireRefusal(amountFen, plan);
        continue;
      }
      const departures = departuresFrom(defaultQuote(amountFen, plan), amountFen, plan);
      if (departures.length > 0) {
        throw new Error(`${amountFen} fen, ${plan.term} periods, ${plan.bearer}: ${departures.join("; ")}`);
      }
      if (amountFen % SAY_EVERY === 0) {
        process.stdout.write(
          `  ${plan.term} periods, ${plan.bearer}: up to ${amountFen} fen (${seconds()})\n`,
        );
      }
    }
  }
  const quotes = DEFAULT_PLANS.length * greatestFen;
  process.stdout.write(
    `${quotes.toLocaleString("en-US")} quotes agree with exact arithmetic, annual rates included, ${refused} of them as refusals: ${seconds()}\n`,
  );
}

function requireRefusal(amountFen: number, plan: OraclePlan): 1 {
  try {
    defaultQuote(amountFen, plan);
  } catch (error) {
    if (error instanceof DomainError && error.reason === "amount_too_small") return 1;
    throw error;
  }
  throw new Error(`${amountFen} fen in ${plan.term} periods should be refused`);
}
