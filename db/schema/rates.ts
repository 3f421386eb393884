import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { PRICE_STATUSES, type PriceStatus } from "#server/domain/price-status.ts";
import type { RateCardBody } from "#server/domain/rates/rate-card.ts";
import { SCOPE_LEVELS, type ScopeLevel } from "#server/domain/scope.ts";
import { id, instant, oneOf, version } from "../columns.ts";
import { proposal, refusedWhy } from "./people.ts";

/**
 * A rate card of one level and scope. The exclusion constraint `rate_cards_no_overlap` (in the first
 * migration) refuses two published cards of the same scope in force at the same instant.
 */
export const rateCards = pgTable(
  "rate_cards",
  {
    id: id(),
    level: text().$type<ScopeLevel>().notNull(),
    /** '' for the platform, else a product code, merchant id or terminal id. */
    scopeId: text().notNull().default(""),
    number: integer().notNull(),
    status: text().$type<PriceStatus>().notNull().default("draft"),
    body: jsonb().$type<RateCardBody>().notNull(),
    note: text(),
    effectiveFrom: instant().notNull(),
    effectiveTo: instant(),
    ...proposal(),
    createdAt: instant().notNull(),
    /** A card withdrawn before it began; it stays on record as having been announced. */
    withdrawnAt: instant(),
    version: version(),
  },
  (t) => [
    uniqueIndex("rate_cards_numbered").on(t.level, t.scopeId, t.number),
    index("rate_cards_scope").on(t.level, t.scopeId, t.effectiveFrom),
    check("rate_cards_status_known", oneOf(t.status, PRICE_STATUSES)),
    check("rate_cards_level_known", oneOf(t.level, SCOPE_LEVELS)),
    check("rate_cards_window", sql`${t.effectiveTo} is null or ${t.effectiveTo} >= ${t.effectiveFrom}`),
    check("rate_cards_withdrawn_at", sql`(${t.status} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
    check("rate_cards_refused_why", refusedWhy(t)),
    check("rate_cards_platform_scope", sql`(${t.level} = 'platform') = (${t.scopeId} = '')`),
  ],
);
