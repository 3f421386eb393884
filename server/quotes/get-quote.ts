import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import { DomainError } from "#server/domain/errors.ts";
import { explainQuote, type RatesWithSources } from "#server/domain/quotes/explain-quote.ts";
import { type MethodQuote, quoteMethods } from "#server/domain/quotes/method-quote.ts";
import { type QuoteRequest, quoteInstalments } from "#server/domain/quotes/quote.ts";
import { offeredTerms } from "#server/domain/quotes/quote-refusals.ts";
import type {
  CompareInput,
  Comparison,
  Quote,
  QuoteInput,
  QuoteTerms,
  refusedPlan,
} from "#server/domain/quotes/quote-view.ts";
import { BEARERS } from "#server/domain/rates/rate-card.ts";
import { signHash } from "#server/keys/platform-key.ts";
import { requestedRates } from "./requested-rates.ts";

/** A signed quote for one amount and plan; anybody may ask of the platform's card, owners and staff of theirs. */
export async function getQuote(ctx: Context, input: QuoteInput): Promise<Quote> {
  const { rates, at } = await requestedRates(ctx, input);
  return signQuote(ctx, input, rates, at);
}

/** Every plan and bearer at once; what cannot be had comes with its reason and the limit concerned. */
export async function compareQuotes(ctx: Context, input: CompareInput): Promise<Comparison> {
  const { rates, at } = await requestedRates(ctx, input);
  const comparison: Comparison = { quotes: [], refused: [] };
  for (const term of offeredTerms(rates)) {
    for (const bearer of BEARERS) {
      try {
        comparison.quotes.push(await signQuote(ctx, { amountFen: input.amountFen, term, bearer }, rates, at));
      } catch (error) {
        comparison.refused.push({ term, bearer, ...refusalOf(error) });
      }
    }
  }
  return comparison;
}

/** What each way to pay at once costs the merchant, the cheapest first. */
export async function compareMethods(ctx: Context, input: CompareInput): Promise<MethodQuote[]> {
  const { rates } = await requestedRates(ctx, input);
  return quoteMethods(input.amountFen, rates);
}

/** Computes, explains, hashes and signs; the verbs of other areas quote through this with the rates they resolved. */
export async function signQuote(
  ctx: Context,
  request: QuoteRequest,
  rates: RatesWithSources,
  at: Date,
): Promise<Quote> {
  const terms = quoteInstalments(request, rates, at);
  const hash = hashOf(terms);
  const trace = explainQuote(request, rates, { terms, at });
  return { ...terms, trace, hash, signature: await signHash(ctx, hash) };
}

/** `canonicalHash`, without WebCrypto's hop to another thread: on the server it costs more than the quote. */
function hashOf(terms: QuoteTerms): string {
  return createHash("sha256").update(canonicalJson(terms)).digest("hex");
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
