import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { offeredTerms } from "#server/domain/quotes/quote-refusals.ts";
import type { CompareInput, Comparison, refusedPlan } from "#server/domain/quotes/quote-view.ts";
import { BEARERS } from "#server/domain/rates/rate-card.ts";
import { requestedRates } from "./requested-rates.ts";
import { signQuote } from "./sign-quote.ts";

/** Every plan and bearer at once; what cannot be had comes with its reason and the limit concerned. */
export async function compareQuotes(ctx: Context, input: CompareInput): Promise<Comparison> {
  const { rates, at } = await requestedRates(ctx, input);
  const comparison: Comparison = { quotes: [], refused: [] };
  for (const term of offeredTerms(rates)) {
    for (const bearer of BEARERS) {
      try {
        comparison.quotes.push(
          await signQuote(ctx, { amountFen: input.amountFen, term, bearer }, { rates, at }),
        );
      } catch (error) {
        comparison.refused.push({ term, bearer, ...refusalOf(error) });
      }
    }
  }
  return comparison;
}

function refusalOf(error: unknown): Omit<z.infer<typeof refusedPlan>, "term" | "bearer"> {
  if (!(error instanceof DomainError)) throw error;
  const { minimumFen, maximumFen } = error.details;
  return {
    reason: error.reason,
    message: error.message,
    ...(typeof minimumFen === "number" && { minimumFen }),
    ...(typeof maximumFen === "number" && { maximumFen }),
  };
}
