import { type KeyObject, sign } from "node:crypto";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import { type CardInForce, effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import { explainQuote } from "#server/domain/quotes/explain-quote.ts";
import { quoteInstalments } from "#server/domain/quotes/quote.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";

/** ¥1,111.11 in three, by the platform's first card, signed by whomever the test likes. */
export async function signedQuote(privateKey: KeyObject): Promise<Quote> {
  const rateCard = { id: "rat_1", version: 1, effectiveFrom: "2026-01-01T00:00:00.000Z" };
  const cards: CardInForce[] = [{ level: "platform", scopeId: "", rateCard, body: DEFAULT_RATE_CARD }];
  const rates = { ...effectiveRatesOf(cards), cards, displacedCampaigns: [] };
  const request = { amountFen: 111_111, term: 3, bearer: "buyer" } as const;
  const at = new Date("2026-06-01T04:00:00.000Z");
  const terms = quoteInstalments(request, rates, at);
  const hash = await canonicalHash(terms);
  const signature = sign(null, Buffer.from(hash, "hex"), privateKey).toString("base64url");
  return { ...terms, trace: explainQuote(request, rates, { terms, at }), hash, signature };
}
