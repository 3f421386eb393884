import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { type Party, type Scope, scopesOf } from "#server/domain/scope.ts";

/** The scopes that speak for a party, with the merchant and product that it does not name; only everybody's if unknown. */
export async function loadScopesOf(reader: Reader, party: Party): Promise<Scope[]> {
  if (party.merchantId === undefined && party.terminalId === undefined) return scopesOf(party);
  const merchant = await merchantOf(reader, party);
  return scopesOf(merchant === undefined ? {} : { ...merchant, terminalId: party.terminalId });
}

/** The merchant that the party is, or whose terminal it is. */
export async function merchantOf(reader: Reader, { merchantId, terminalId }: Party) {
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
