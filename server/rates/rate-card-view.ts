import type { rateCards } from "#db/schema/rates.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";

export function rateCardViewOf(row: typeof rateCards.$inferSelect): RateCardView {
  const { createdById: _creator, ...card } = row;
  return {
    ...card,
    effectiveFrom: row.effectiveFrom.toISOString(),
    effectiveTo: row.effectiveTo?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  };
}
