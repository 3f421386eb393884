import { createHash } from "node:crypto";
import type { Context } from "#server/context.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import { explainQuote, type RatesWithSources } from "#server/domain/quotes/explain-quote.ts";
import { type QuoteRequest, quoteInstalments } from "#server/domain/quotes/quote.ts";
import type { Quote, QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import { signHash } from "#server/keys/platform-key.ts";

/** Computes, explains, hashes and signs; the verbs of other areas quote through this with the rates they resolved. */
export async function signQuote(
  ctx: Context,
  request: QuoteRequest,
  { rates, at }: { rates: RatesWithSources; at: Date },
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
