import type { CardInForce } from "#server/domain/quotes/effective-rates.ts";
import type { RateCardBody } from "#server/domain/rates/rate-card.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import type { Scope } from "#server/domain/scope.ts";

export function cardInForceOf(card: RateCardView): CardInForce {
  const { id, level, scopeId, number: version, effectiveFrom, body } = card;
  return { level, scopeId, rateCard: { id, version, effectiveFrom }, body };
}

/** A card that is only being written, as the engine would see it. */
export function draftInForce(draft: Scope & { body: RateCardBody }): CardInForce {
  const rateCard = { id: "draft", version: 1, effectiveFrom: new Date(0).toISOString() };
  return { ...draft, rateCard };
}
