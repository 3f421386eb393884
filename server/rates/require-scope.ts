import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import { DomainError } from "#server/domain/errors.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";
import type { Scope } from "#server/domain/scope.ts";

/** Refuses prices for a product, merchant or terminal that does not exist. */
export async function requireScope(tx: Transaction, { level, scopeId }: Scope): Promise<void> {
  const exists = {
    platform: async () => scopeId === "",
    product: async () => PRODUCTS.some((product) => product === scopeId),
    merchant: async () => (await tx.$count(merchants, eq(merchants.id, scopeId))) === 1,
    terminal: async () => (await tx.$count(terminals, eq(terminals.id, scopeId))) === 1,
  }[level];
  if (await exists()) return;
  throw new DomainError("not_found", "scope_not_found", `There is no ${level} "${scopeId}".`, {
    level,
    scopeId,
  });
}
