import { z } from "zod";
import { serviceFeeInput } from "#server/domain/quotes/inputs.ts";
import { methodQuote } from "#server/domain/quotes/method-quote.ts";
import { compareInput, comparison, quoteInput, quoteView } from "#server/domain/quotes/quote-view.ts";
import { serviceFeeView } from "#server/domain/quotes/rates-view.ts";
import { compareMethods } from "#server/quotes/compare-methods.ts";
import { compareQuotes } from "#server/quotes/compare-quotes.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { getServiceFee } from "#server/quotes/get-service-fee.ts";
import { parseSynchronously } from "../parse-synchronously.ts";
import { quotesOfSender } from "../quotes-of-sender.ts";
import { can, open, router } from "../trpc.ts";

/** Anybody may ask, but not without end. */
const asked = open.use(quotesOfSender);

export const feesRouter = router({
  quote: asked
    .input(parseSynchronously(quoteInput))
    .output(parseSynchronously(quoteView))
    .query(({ ctx, input }) => getQuote(ctx, input)),
  compare: asked
    .input(parseSynchronously(compareInput))
    .output(parseSynchronously(comparison))
    .query(({ ctx, input }) => compareQuotes(ctx, input)),
  methods: asked
    .input(compareInput)
    .output(z.array(methodQuote))
    .query(({ ctx, input }) => compareMethods(ctx, input)),
  serviceFee: can("fee:quote")
    .input(serviceFeeInput)
    .output(serviceFeeView)
    .query(({ ctx, input }) => getServiceFee(ctx, input)),
});
