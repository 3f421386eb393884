import type { rateCards } from "#db/schema/rates.ts";
import type { CardInForce } from "#server/domain/quotes/effective-rates.ts";

export function cardInForceOf(row: typeof rateCards.$inferSelect): CardInForce {
  return {
    level: row.level,
    scopeId: row.scopeId,
    rateCard: { id: row.id, version: row.number, effectiveFrom: row.effectiveFrom.toISOString() },
    body: row.body,
  };
}
