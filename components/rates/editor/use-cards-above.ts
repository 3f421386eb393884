import { skipToken, useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/query/trpc.ts";
import type { CardInForce } from "#server/domain/quotes/effective-rates.ts";
import type { RateCardLevel } from "#server/domain/rates/status.ts";
import { cardInForceOf, isInForce } from "../card-in-force.ts";

/** The cards in force that a card of this scope inherits from. */
export function useCardsAbove({ level, scopeId }: { level: RateCardLevel; scopeId: string }): CardInForce[] {
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
  const scopes = new Set<string>();
  if (level !== "platform") scopes.add("platform/");
  if (merchant.data !== undefined) scopes.add(`product/${merchant.data.product}`);
  if (level === "terminal" && merchantId !== undefined) scopes.add(`merchant/${merchantId}`);
  const now = new Date().toISOString();
  return (cards.data ?? [])
    .filter((card) => scopes.has(`${card.level}/${card.scopeId}`) && isInForce(card, now))
    .map(cardInForceOf);
}
