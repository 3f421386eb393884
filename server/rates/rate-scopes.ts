import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { RateCardLevel } from "#server/domain/rates/status.ts";

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
  if (party.merchantId === undefined && party.terminalId === undefined) {
    return party.product === undefined
      ? [platform]
      : [platform, { level: "product", scopeId: party.product }];
  }
  const merchant = await merchantOf(reader, party);
  if (merchant === undefined) return [platform];
  const scopes: RateLevelScope[] = [
    platform,
    { level: "product", scopeId: merchant.product },
    { level: "merchant", scopeId: merchant.merchantId },
  ];
  if (party.terminalId !== undefined) scopes.push({ level: "terminal", scopeId: party.terminalId });
  return scopes;
}

/** The merchant that the party is, or whose terminal it is. */
export async function merchantOf(reader: Reader, { merchantId, terminalId }: RatedParty) {
  const columns = { merchantId: merchants.id, ownerId: merchants.ownerId, product: merchants.product };
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
  return row;
}
