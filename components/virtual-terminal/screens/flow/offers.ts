import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import { ratesOfConfig, type TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { DomainError } from "#server/domain/errors.ts";
import { quoteInstalments } from "#server/domain/quotes/quote.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";

export interface RefusedOffer {
  term: number;
  bearer: Bearer;
  reason: string;
}

/** Every plan of the terminal's own configuration for an amount, by the engine that the portal uses too. */
export function offersFor(
  config: TerminalConfig,
  amountFen: number,
  at: Date,
): { offers: QuoteTerms[]; refused: RefusedOffer[] } {
  const offers: QuoteTerms[] = [];
  const refused: RefusedOffer[] = [];
  const rates = ratesOfConfig(config);
  for (const { term, bearer, enabled } of config.instalments.plans) {
    if (!enabled) continue;
    try {
      offers.push(quoteInstalments({ amountFen, term, bearer }, rates, at));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ term, bearer, reason: error.reason });
    }
  }
  return { offers: offers.sort((a, b) => a.term - b.term), refused };
}

/** The hash under which the portal recomputes this very quote. */
export function hashOf(quote: QuoteTerms): Promise<string> {
  return canonicalHash(quote);
}
