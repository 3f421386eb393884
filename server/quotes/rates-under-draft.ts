import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";
import {
  type CardInForce,
  type EffectiveRates,
  effectiveRatesOf,
} from "#server/domain/quotes/effective-rates.ts";
import { cardInForceOf } from "#server/rates/cards-in-force.ts";

interface Party {
  product: string;
  merchantId: string;
  terminalId: string;
}

/**
 * The rates of any terminal if `draft` took the place of its scope's card beside the others in force at `at`; null
 * where no card would hold. All cards are read once, and each scope is settled once.
 */
export async function ratesUnderDraft(
  reader: Reader,
  draft: typeof rateCards.$inferSelect,
  at: Date,
): Promise<(party: Party) => EffectiveRates | null> {
  const rows = await reader
    .select()
    .from(rateCards)
    .where(
      and(
        eq(rateCards.status, "published"),
        lte(rateCards.effectiveFrom, at),
        or(isNull(rateCards.effectiveTo), gt(rateCards.effectiveTo, at)),
      ),
    );
  const cards = new Map<string, CardInForce>();
  for (const row of [...rows, draft]) cards.set(`${row.level}/${row.scopeId}`, cardInForceOf(row));
  const settled = new Map<string, EffectiveRates | null>();
  return (party) => {
    const ofParty = [
      "platform/",
      `product/${party.product}`,
      `merchant/${party.merchantId}`,
      `terminal/${party.terminalId}`,
    ].flatMap((key) => cards.get(key) ?? []);
    const key = ofParty.map(({ rateCard }) => rateCard.id).join(" ");
    const known = settled.get(key);
    if (known !== undefined) return known;
    const rates = ofParty.length === 0 ? null : effectiveRatesOf(ofParty);
    settled.set(key, rates);
    return rates;
  };
}
