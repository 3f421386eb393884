import type { Context } from "#server/context.ts";
import type { Quote, QuoteInput } from "#server/domain/quotes/quote-view.ts";
import { requestedRates } from "./requested-rates.ts";
import { signQuote } from "./sign-quote.ts";

/** A signed quote for one amount and plan; anybody may ask of the platform's card, owners and staff of theirs. */
export async function getQuote(ctx: Context, input: QuoteInput): Promise<Quote> {
  const { rates, at } = await requestedRates(ctx, input);
  return signQuote(ctx, input, { rates, at });
}
