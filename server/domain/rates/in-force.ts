import { type Scope, scopeKey } from "../scope.ts";

/** When a rule applies, and when the portal knew it: what was announced and later withdrawn is known only before. */
export interface RuleInstant<Instant = Date> {
  at: Instant;
  recordedAt: Instant;
}

/** A card as far as time goes; instants as dates or as ISO 8601 texts in UTC, which sort like them. */
export interface TimedCard<Instant> extends Scope {
  effectiveFrom: Instant;
  publishedAt: Instant | null;
  withdrawnAt: Instant | null;
}

/**
 * The card of each scope that applies at `at` by what was on record at `recordedAt`: of those announced by then and
 * not yet withdrawn the one that began last, since a card ends where its successor begins.
 * `server/rates/cards-in-force.ts` says the same to PostgreSQL.
 */
export function cardsInForce<Instant extends Date | string, C extends TimedCard<Instant>>(
  cards: readonly C[],
  { at, recordedAt }: RuleInstant<Instant>,
): C[] {
  const latest = new Map<string, C>();
  for (const card of cards) {
    const announced = card.publishedAt !== null && card.publishedAt <= recordedAt;
    const withdrawn = card.withdrawnAt !== null && card.withdrawnAt <= recordedAt;
    if (!announced || withdrawn || card.effectiveFrom > at) continue;
    const known = latest.get(scopeKey(card));
    if (known === undefined || known.effectiveFrom < card.effectiveFrom) latest.set(scopeKey(card), card);
  }
  return [...latest.values()];
}
