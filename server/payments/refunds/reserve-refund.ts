import type { Transaction } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { requireAvailable } from "#server/ledger/require-available.ts";
import { reserveLines } from "#server/ledger/reserve-lines.ts";
import type { Payment, Refund } from "../internal.ts";
import { refundLinesOf } from "./refund-lines.ts";
import { refundStateOf } from "./refunded.ts";

/**
 * Sets aside what a refund will take from its merchant, in the transaction that lets it go to the gateway and holds the
 * payment: no settlement pays it out meanwhile. What else of the payment is on its way counts as given back.
 */
export async function reserveRefund(
  tx: Transaction,
  ctx: Context,
  { payment, refund }: { payment: Payment; refund: Refund },
): Promise<void> {
  const { refundedFen } = await refundStateOf(tx, payment);
  const lines = refundLinesOf(payment, {
    refundFen: refund.amountFen,
    refundedBeforeFen: Math.min(refundedFen, payment.amountFen - refund.amountFen),
  });
  const { merchantId } = payment;
  // What came too late goes back whatever the balance: nobody decides on it.
  if (refund.requestedBy !== "portal") await requireAvailable(tx, { merchantId, takesFen: refund.amountFen });
  await reserveLines(tx, ctx, { kind: "refund", sourceId: refund.id, merchantId, at: ctx.now, lines });
}
