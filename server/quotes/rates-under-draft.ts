import { lte } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";
import { type EffectiveRates, effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import { cardsInForce } from "#server/domain/rates/in-force.ts";
import { type Party, scopeKey, scopesOf } from "#server/domain/scope.ts";
import { cardInForceOf } from "./card-in-force-of.ts";

/**
 * The rates of any terminal if `draft` took the place of its scope's card beside the others in force at `at`; null
 * where no card would hold. All cards are read once, and each scope is settled once.
 */
export async function ratesUnderDraft(
  reader: Reader,
  draft: typeof rateCards.$inferSelect,
  at: Date,
): Promise<(party: Required<Party>) => EffectiveRates | null> {
  const announced = await reader.select().from(rateCards).where(lte(rateCards.publishedAt, at));
  const rows = cardsInForce(announced, { at, recordedAt: at });
  const cards = new Map([...rows, draft].map((row) => [scopeKey(row), cardInForceOf(row)]));
  const settled = new Map<string, EffectiveRates | null>();
  return (party) => {
    const ofParty = scopesOf(party).flatMap((scope) => cards.get(scopeKey(scope)) ?? []);
    const key = ofParty.map(({ rateCard }) => rateCard.id).join(" ");
    const known = settled.get(key);
    if (known !== undefined) return known;
    const rates = ofParty.length === 0 ? null : effectiveRatesOf(ofParty);
    settled.set(key, rates);
    return rates;
  };
}
