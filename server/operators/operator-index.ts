import type { Vault } from "#server/keys/vault.ts";

/** A number as an operator's: another index than a person's, so that codes and budgets of the two stay apart. */
export function operatorIndex({ vault }: { vault: Vault }, mobile: string): string {
  return vault.blindIndex("operator", mobile);
}
