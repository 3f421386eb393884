import type { Context } from "#server/context.ts";
import { type MethodQuote, quoteMethods } from "#server/domain/quotes/method-quote.ts";
import type { CompareInput } from "#server/domain/quotes/quote-view.ts";
import { requestedRates } from "./requested-rates.ts";

/** What each way to pay at once costs the merchant, the cheapest first. */
export async function compareMethods(ctx: Context, input: CompareInput): Promise<MethodQuote[]> {
  const { rates } = await requestedRates(ctx, input);
  return quoteMethods(input.amountFen, rates);
}
