import { skipToken, useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/query/trpc.ts";
import type { CardInForce } from "#server/domain/quotes/effective-rates.ts";
import { cardsInForce } from "#server/domain/rates/in-force.ts";
import { SCOPE_LEVELS, type Scope, scopeKey, scopesOf } from "#server/domain/scope.ts";
import { cardInForceOf } from "../card-in-force.ts";

/** The cards in force that a card of this scope inherits from. */
export function useCardsAbove({ level, scopeId }: Scope): CardInForce[] {
  const trpc = useTRPC();
  const named = scopeId !== "";
  const cards = useQuery(trpc.rates.list.queryOptions());
  const terminal = useQuery(
    trpc.terminals.get.queryOptions(level === "terminal" && named ? { terminalId: scopeId } : skipToken),
  );
  const merchantId = level === "merchant" && named ? scopeId : terminal.data?.merchantId;
  const merchant = useQuery(
    trpc.merchants.get.queryOptions(merchantId === undefined ? skipToken : { merchantId }),
  );
  const party = merchant.data === undefined ? {} : { product: merchant.data.product, merchantId };
  const above = new Set(
    scopesOf(party)
      .filter((scope) => SCOPE_LEVELS.indexOf(scope.level) < SCOPE_LEVELS.indexOf(level))
      .map(scopeKey),
  );
  const now = new Date().toISOString();
  return cardsInForce(cards.data ?? [], { at: now, recordedAt: now })
    .filter((card) => above.has(scopeKey(card)))
    .map(cardInForceOf);
}
