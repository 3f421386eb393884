import type { Reader } from "#db/client.ts";
import { type Party, type Scope, scopesOf } from "#server/domain/scope.ts";
import { merchantOf } from "./merchant-of.ts";

/** The scopes that speak for a party, with the merchant and product that it does not name; only everybody's if unknown. */
export async function loadScopesOf(reader: Reader, party: Party): Promise<Scope[]> {
  if (party.merchantId === undefined && party.terminalId === undefined) return scopesOf(party);
  const merchant = await merchantOf(reader, party);
  return scopesOf(merchant === undefined ? {} : { ...merchant, terminalId: party.terminalId });
}
