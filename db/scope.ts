import { eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Scope } from "#server/domain/scope.ts";

/** Where a statement finds the product, merchant and terminal of its rows. */
export interface PartyColumns {
  product: PgColumn;
  merchantId: PgColumn;
  terminalId: PgColumn;
}

/** Condition that a row's party is within a scope; none for everybody. */
export function withinScope({ level, scopeId }: Scope, columns: PartyColumns): SQL | undefined {
  return {
    platform: () => undefined,
    product: () => eq(columns.product, scopeId),
    merchant: () => eq(columns.merchantId, scopeId),
    terminal: () => eq(columns.terminalId, scopeId),
  }[level]();
}

/** Condition that a rule is of one of the scopes; `scopePlaceholders` fills it. */
export function ofAnyScope(table: { level: PgColumn; scopeId: PgColumn }): SQL {
  const [levels, scopeIds] = [sql.placeholder("levels"), sql.placeholder("scopeIds")];
  return sql`(${table.level}, ${table.scopeId}) in (select * from unnest(${levels}::text[], ${scopeIds}::text[]))`;
}

export function scopePlaceholders(scopes: readonly Scope[]): { levels: string[]; scopeIds: string[] } {
  return { levels: scopes.map(({ level }) => level), scopeIds: scopes.map(({ scopeId }) => scopeId) };
}
