import type { Transaction } from "#db/client.ts";
import { insertRows } from "#db/insert-rows.ts";
import { ledgerEntries, type payments } from "#db/schema/payments.ts";
import type { PostingKind, PostingLine } from "#server/domain/ledger/posting.ts";

type Payment = typeof payments.$inferSelect;

interface Posting {
  kind: PostingKind;
  /** Id of the payment or refund that is booked: the same thing cannot be posted twice. */
  sourceId: string;
  payment: Payment;
  at: Date;
  lines: readonly PostingLine[];
}

/** Writes a posting into the ledger. */
export async function postLines(tx: Transaction, posting: Posting): Promise<void> {
  const { payment, lines } = posting;
  await insertRows(
    tx,
    ledgerEntries,
    lines.map((line) => ({
      postingId: `pst_${posting.sourceId}`,
      kind: posting.kind,
      account: line.account,
      amountFen: line.amountFen,
      paymentId: payment.id,
      merchantId: payment.merchantId,
      postedAt: posting.at,
    })),
  );
}
