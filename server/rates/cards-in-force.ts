import { and, desc, eq, gt, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";
import type { CardInForce } from "#server/domain/fees/effective-rates.ts";
import type { RateLevelScope } from "./scope-of.ts";

/** When a rule applies, and when the portal knew it: what was announced and later withdrawn is known only before. */
export interface RateInstant {
  at: Date;
  recordedAt: Date;
}

/**
 * The card of each level that applies at `at` by what was on record at `recordedAt`: the one that began last, since
 * a card ends where its successor begins.
 */
export async function cardsInForce(
  reader: Reader,
  scopes: readonly RateLevelScope[],
  { at, recordedAt }: RateInstant,
): Promise<CardInForce[]> {
  const rows = await reader
    .selectDistinctOn([rateCards.level])
    .from(rateCards)
    .where(
      and(
        isNotNull(rateCards.publishedAt),
        lte(rateCards.publishedAt, recordedAt),
        or(isNull(rateCards.withdrawnAt), gt(rateCards.withdrawnAt, recordedAt)),
        lte(rateCards.effectiveFrom, at),
        anyScope(scopes, rateCards),
      ),
    )
    .orderBy(rateCards.level, desc(rateCards.effectiveFrom));
  return rows.map(cardInForceOf);
}

export function cardInForceOf(row: typeof rateCards.$inferSelect): CardInForce {
  return {
    level: row.level,
    scopeId: row.scopeId,
    rateCard: { id: row.id, version: row.number, effectiveFrom: row.effectiveFrom.toISOString() },
    body: row.body,
  };
}

export function anyScope(
  scopes: readonly RateLevelScope[],
  table: { level: PgColumn; scopeId: PgColumn },
): SQL | undefined {
  return or(...scopes.map(({ level, scopeId }) => and(eq(table.level, level), eq(table.scopeId, scopeId))));
}
