import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { RateCardLevel } from "#server/domain/statuses/rate-card-status.ts";

/** Whose rates: a terminal's, a merchant's, a product's, or (empty) anybody's. */
export interface RatedParty {
  product?: string | undefined;
  merchantId?: string | undefined;
  terminalId?: string | undefined;
}

export interface RateLevelScope {
  level: RateCardLevel;
  scopeId: string;
}

/** The levels that speak for the party, the most general first. */
export async function levelScopesOf(reader: Reader, party: RatedParty): Promise<RateLevelScope[]> {
  const platform: RateLevelScope = { level: "platform", scopeId: "" };
  const { merchantId, product } = await merchantOf(reader, party);
  if (product === undefined) return [platform];
  if (merchantId === undefined) return [platform, { level: "product", scopeId: product }];
  const scopes: RateLevelScope[] = [
    platform,
    { level: "product", scopeId: product },
    { level: "merchant", scopeId: merchantId },
  ];
  if (party.terminalId !== undefined) scopes.push({ level: "terminal", scopeId: party.terminalId });
  return scopes;
}

async function merchantOf(
  reader: Reader,
  { merchantId, terminalId, product }: RatedParty,
): Promise<{ merchantId?: string; product?: string }> {
  if (merchantId === undefined && terminalId === undefined) return product === undefined ? {} : { product };
  const columns = { merchantId: merchants.id, product: merchants.product };
  const [row] =
    terminalId === undefined
      ? await reader
          .select(columns)
          .from(merchants)
          .where(eq(merchants.id, merchantId ?? ""))
      : await reader
          .select(columns)
          .from(terminals)
          .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
          .where(eq(terminals.id, terminalId));
  return row ?? {};
}
