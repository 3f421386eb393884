import { ledgerEntries } from "#db/schema/ledger.ts";
import type { LEDGER_TIMES } from "#server/domain/ledger/inputs.ts";

/** The column of one of an entry's two times. */
export function timeOf(by: (typeof LEDGER_TIMES)[number]) {
  return by === "effective" ? ledgerEntries.effectiveAt : ledgerEntries.recordedAt;
}
