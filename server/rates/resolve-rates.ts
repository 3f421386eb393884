import { and, desc, eq, gt, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { rateCards } from "#db/schema/rates.ts";
import { terminals } from "#db/schema/terminals.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { RateSource } from "#server/domain/fees/quote.ts";
import { RATE_CARD_LEVELS } from "#server/domain/statuses/rate-card-status.ts";

export interface RateScope {
  merchantId?: string | undefined;
  terminalId?: string | undefined;
}

/**
 * The rate card in force at `at` for a terminal, a merchant or anybody: the most specific published card wins
 * whole, terminal before merchant before product before platform.
 */
export async function resolveRates(reader: Reader, scope: RateScope, at: Date): Promise<RateSource> {
  const candidates = await reader
    .select()
    .from(rateCards)
    .where(
      and(
        eq(rateCards.status, "published"),
        lte(rateCards.effectiveFrom, at),
        or(isNull(rateCards.effectiveTo), gt(rateCards.effectiveTo, at)),
        or(...(await scopesOf(reader, scope))),
      ),
    )
    .orderBy(desc(rateCards.effectiveFrom));
  const card = candidates.sort(
    (a, b) => RATE_CARD_LEVELS.indexOf(b.level) - RATE_CARD_LEVELS.indexOf(a.level),
  )[0];
  if (card === undefined) {
    throw new DomainError("invalid_input", "term_not_offered", "No rate card was in force at that time.", {
      at: at.toISOString(),
    });
  }
  return {
    rateCard: { id: card.id, version: card.number, effectiveFrom: card.effectiveFrom.toISOString() },
    body: card.body,
    source: card.scopeId === "" ? card.level : `${card.level} ${card.scopeId}`,
  };
}

async function scopesOf(reader: Reader, scope: RateScope): Promise<SQL[]> {
  const of = (level: (typeof RATE_CARD_LEVELS)[number], scopeId: string) =>
    and(eq(rateCards.level, level), eq(rateCards.scopeId, scopeId)) as SQL;
  const scopes = [of("platform", "")];
  const merchantId =
    scope.terminalId === undefined ? scope.merchantId : await merchantOf(reader, scope.terminalId);
  if (merchantId !== undefined) {
    const [merchant] = await reader.select().from(merchants).where(eq(merchants.id, merchantId));
    if (merchant !== undefined) scopes.push(of("product", merchant.product), of("merchant", merchant.id));
  }
  if (scope.terminalId !== undefined) scopes.push(of("terminal", scope.terminalId));
  return scopes;
}

async function merchantOf(reader: Reader, terminalId: string): Promise<string | undefined> {
  const [terminal] = await reader.select().from(terminals).where(eq(terminals.id, terminalId));
  return terminal?.merchantId;
}
