import { and, desc, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { rateCards } from "#db/schema/rates.ts";
import type { CardInForce } from "#server/domain/quotes/effective-rates.ts";
import type { RateLevelScope } from "./rate-scopes.ts";

/** When a rule applies, and when the portal knew it: what was announced and later withdrawn is known only before. */
export interface RateInstant {
  at: Date;
  recordedAt: Date;
}

/**
 * The card of each level that applies at `at` by what was on record at `recordedAt`: the one that began last, since
 * a card ends where its successor begins. A part of a statement; `namesOf` and the instant fill its placeholders.
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

export function cardInForceOf(row: typeof rateCards.$inferSelect): CardInForce {
  return {
    level: row.level,
    scopeId: row.scopeId,
    rateCard: { id: row.id, version: row.number, effectiveFrom: row.effectiveFrom.toISOString() },
    body: row.body,
  };
}

/** Condition that a row is of one of the scopes; their names fill the placeholders, see `namesOf`. */
export function ofAnyScope(table: { level: PgColumn; scopeId: PgColumn }): SQL {
  const [levels, scopeIds] = [sql.placeholder("levels"), sql.placeholder("scopeIds")];
  return sql`(${table.level}, ${table.scopeId}) in (select * from unnest(${levels}::text[], ${scopeIds}::text[]))`;
}

export function namesOf(scopes: readonly RateLevelScope[]): { levels: string[]; scopeIds: string[] } {
  return { levels: scopes.map(({ level }) => level), scopeIds: scopes.map(({ scopeId }) => scopeId) };
}
