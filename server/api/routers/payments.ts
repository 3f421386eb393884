import { terminalRefund } from "#server/domain/device-protocol/payments.ts";
import { getTakingsInput } from "#server/domain/ledger/inputs.ts";
import { takings } from "#server/domain/ledger/views.ts";
import {
  approveRefundInput,
  checkVoucherInput,
  confirmReceiptInput,
  listPaymentsInput,
  paymentRef,
  refundPaymentInput,
  refuseRefundInput,
} from "#server/domain/payments/inputs.ts";
import { paymentDetail, paymentPage, recomputation } from "#server/domain/payments/views.ts";
import { voucherCheck } from "#server/domain/payments/vouchers/views.ts";
import { getTakings } from "#server/ledger/get-takings.ts";
import { confirmReceipt } from "#server/payments/orders/confirm-receipt.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { recomputePayment } from "#server/payments/orders/recompute-payment.ts";
import { approveRefund } from "#server/payments/refunds/approve-refund.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { refuseRefund } from "#server/payments/refunds/refuse-refund.ts";
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
  approveRefund: can("payment:decide_refund")
    .input(approveRefundInput)
    .output(terminalRefund)
    .mutation(({ ctx, input }) => approveRefund(ctx, input)),
  refuseRefund: can("payment:decide_refund")
    .input(refuseRefundInput)
    .output(terminalRefund)
    .mutation(({ ctx, input }) => refuseRefund(ctx, input)),
  checkVoucher: open
    .input(checkVoucherInput)
    .output(voucherCheck)
    .query(({ ctx, input }) => checkVoucher(ctx, input)),
});
