import { and, asc, eq, gt, isNull, lte, ne, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";

type RateCard = typeof rateCards.$inferSelect;

export interface Neighbours {
  /** The published card of the same scope that is in force where the new one begins. */
  replaces: RateCard | null;
  /** The next published one after that, before which the new one ends. */
  followedBy: RateCard | null;
}

/** The published cards between which a card of its scope would come to stand. */
export async function neighboursOf(reader: Reader, card: RateCard): Promise<Neighbours> {
  const sameScope = and(
    eq(rateCards.level, card.level),
    eq(rateCards.scopeId, card.scopeId),
    eq(rateCards.status, "published"),
    ne(rateCards.id, card.id),
  );
  const [replaces = null] = await reader
    .select()
    .from(rateCards)
    .where(
      and(
        sameScope,
        lte(rateCards.effectiveFrom, card.effectiveFrom),
        or(isNull(rateCards.effectiveTo), gt(rateCards.effectiveTo, card.effectiveFrom)),
      ),
    );
  const [followedBy = null] = await reader
    .select()
    .from(rateCards)
    .where(and(sameScope, gt(rateCards.effectiveFrom, card.effectiveFrom)))
    .orderBy(asc(rateCards.effectiveFrom))
    .limit(1);
  return { replaces, followedBy };
}
