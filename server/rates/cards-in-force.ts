import { and, desc, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";
import { ofAnyScope } from "#db/scope.ts";

/**
 * The card of each level that applies at `at` by what was on record at `recordedAt`: the one that began last, since
 * a card ends where its successor begins (`domain/rates/in-force.ts`). A part of a statement; `scopePlaceholders` and the instant fill its placeholders.
 */
export function cardsInForce(reader: Reader) {
  return reader
    .selectDistinctOn([rateCards.level])
    .from(rateCards)
    .where(
      and(
        lte(rateCards.publishedAt, sql.placeholder("recordedAt")),
        or(isNull(rateCards.withdrawnAt), gt(rateCards.withdrawnAt, sql.placeholder("recordedAt"))),
        lte(rateCards.effectiveFrom, sql.placeholder("at")),
        ofAnyScope(rateCards),
      ),
    )
    .orderBy(rateCards.level, desc(rateCards.effectiveFrom))
    .as("cards_in_force");
}
