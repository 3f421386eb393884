import { type SQL, sql } from "drizzle-orm";
import { ledgerEntries } from "#db/schema/ledger.ts";
import type { LedgerPart } from "#server/domain/ledger/posting.ts";

const sumOf = (part: LedgerPart): SQL<string> =>
  sql<string>`coalesce(sum(${ledgerEntries.amountFen}) filter (where ${ledgerEntries.part} = ${sql.raw(`'${part}'`)}), 0)`;

/** What entries of a merchant's account sum to, part by part; the net amount is all but what was paid out. */
export function partSums() {
  return {
    payments: sql<string>`count(*) filter (where ${ledgerEntries.part} = 'taken')`,
    takenFen: sumOf("taken"),
    refundedFen: sumOf("refunded"),
    instalmentFeeFen: sumOf("instalment_fee"),
    acquiringFeeFen: sumOf("acquiring_fee"),
    serviceFeeFen: sumOf("service_fee"),
    adjustmentFen: sumOf("adjustment"),
    netFen: sql<string>`coalesce(sum(${ledgerEntries.amountFen}) filter (where ${ledgerEntries.part} <> 'paid_out'), 0)`,
    paidOutFen: sumOf("paid_out"),
  };
}
