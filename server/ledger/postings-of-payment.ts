import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ledgerEntries, ledgerPostings } from "#db/schema/ledger.ts";
import { refunds } from "#db/schema/payments.ts";
import type { BookedEntry } from "#server/domain/ledger/views.ts";

/** What was booked for a payment and its refunds, the oldest first; what was only set aside is not. */
export async function postingsOfPayment(reader: Reader, paymentId: string): Promise<BookedEntry[]> {
  const ofRefunds = reader.select({ id: refunds.id }).from(refunds).where(eq(refunds.paymentId, paymentId));
  const { postingId, account, part, amountFen, effectiveAt } = ledgerEntries;
  const rows = await reader
    .select({ postingId, account, part, amountFen, postedAt: effectiveAt })
    .from(ledgerPostings)
    .innerJoin(ledgerEntries, eq(postingId, ledgerPostings.id))
    .where(
      and(
        or(
          and(eq(ledgerPostings.kind, "payment"), eq(ledgerPostings.sourceId, paymentId)),
          and(eq(ledgerPostings.kind, "refund"), inArray(ledgerPostings.sourceId, ofRefunds)),
        ),
        eq(ledgerEntries.layer, "posted"),
      ),
    )
    .orderBy(asc(effectiveAt), asc(postingId), asc(amountFen));
  return rows.map((row) => ({ ...row, postedAt: row.postedAt.toISOString() }));
}
