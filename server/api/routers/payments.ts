import { terminalRefund } from "#server/domain/device-protocol/payments.ts";
import { getTakingsInput } from "#server/domain/ledger/inputs.ts";
import { takings } from "#server/domain/ledger/views.ts";
import {
  checkVoucherInput,
  confirmReceiptInput,
  listPaymentsInput,
  paymentRef,
  refundPaymentInput,
} from "#server/domain/payments/inputs.ts";
import { paymentDetail, paymentPage, recomputation } from "#server/domain/payments/views.ts";
import { voucherCheck } from "#server/domain/payments/vouchers/views.ts";
import { getTakings } from "#server/ledger/get-takings.ts";
import { confirmReceipt } from "#server/payments/orders/confirm-receipt.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { recomputePayment } from "#server/payments/orders/recompute-payment.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { checkVoucher } from "#server/payments/vouchers/check-voucher.ts";
import { can, canAny, open, router } from "../trpc.ts";

const read = canAny("payment:read_own", "payment:read");

export const paymentsRouter = router({
  list: read
    .input(listPaymentsInput)
    .output(paymentPage)
    .query(({ ctx, input }) => listPayments(ctx, input)),
  get: read
    .input(paymentRef)
    .output(paymentDetail)
    .query(({ ctx, input }) => getPaymentDetail(ctx, input)),
  recompute: read
    .input(paymentRef)
    .output(recomputation)
    .query(({ ctx, input }) => recomputePayment(ctx, input)),
  takings: read
    .input(getTakingsInput)
    .output(takings)
    .query(({ ctx, input }) => getTakings(ctx, input)),
  confirmReceipt: can("payment:confirm_receipt")
    .input(confirmReceiptInput)
    .output(paymentDetail)
    .mutation(({ ctx, input }) => confirmReceipt(ctx, input)),
  refund: can("payment:refund")
    .input(refundPaymentInput)
    .output(terminalRefund)
    .mutation(({ ctx, input }) => refundPayment(ctx, input)),
  checkVoucher: open
    .input(checkVoucherInput)
    .output(voucherCheck)
    .query(({ ctx, input }) => checkVoucher(ctx, input)),
});
