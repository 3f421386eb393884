import type { Reader } from "#db/client.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { cardOf } from "#server/domain/payments/cards.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import { refundStateOf } from "#server/payments/refunds/refunded.ts";
import type { Payment } from "../internal.ts";

/** A payment as its terminal sees it. */
export async function terminalPaymentOf(reader: Reader, payment: Payment): Promise<TerminalPayment> {
  const quote = quoteOf(payment);
  const card = cardOf(payment);
  const payable = payment.status === "awaiting_payer" && payment.payUrl !== null;
  return {
    paymentId: payment.id,
    orderNumber: payment.orderNumber,
    status: payment.status,
    ...(payment.failureReason !== null && { failureReason: payment.failureReason }),
    amountFen: payment.amountFen,
    ...(await refundStateOf(reader, payment)),
    method: payment.method,
    ...(card !== null && { card }),
    ...(payable && { qr: { url: payment.payUrl ?? "" } }),
    ...(quote !== null && { quote }),
    expiresAt: payment.expiresAt.toISOString(),
    ...(payment.paidAt !== null && { paidAt: payment.paidAt.toISOString() }),
  };
}
