import type { rateCards } from "#db/schema/rates.ts";
import type { Actor } from "#server/domain/actor.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";

/** A card as somebody sees it: who made it is told only as whether it was them. */
export function rateCardViewOf(
  row: typeof rateCards.$inferSelect,
  { actor }: { actor: Actor },
): RateCardView {
  const { createdById: _c, proposedById: _p, approvedById: _a, evidenceHash: _e, ...card } = row;
  return {
    ...card,
    effectiveFrom: row.effectiveFrom.toISOString(),
    effectiveTo: row.effectiveTo?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    proposedAt: row.proposedAt?.toISOString() ?? null,
    own: isOwnProposal(actor.id, row),
  };
}
