import { compareInput, comparison, quoteInput, quoteView } from "#server/domain/fees/quote-view.ts";
import { compareQuotes, getQuote } from "#server/rates/get-quote.ts";
import { open, router } from "../trpc.ts";

export const feesRouter = router({
  quote: open
    .input(quoteInput)
    .output(quoteView)
    .query(({ ctx, input }) => getQuote(ctx, input)),
  compare: open
    .input(compareInput)
    .output(comparison)
    .query(({ ctx, input }) => compareQuotes(ctx, input)),
});
