import type { PackEntry } from "#server/domain/audit/proof-pack.ts";

/** A row as a pack holds it: what JSON has, instants as text. */
export function asEntry(id: string, row: Readonly<Record<string, unknown>>): PackEntry {
  return { ...JSON.parse(JSON.stringify(row)), id };
}
