import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { GetVoucherInput } from "#server/domain/payments/inputs.ts";
import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";
import { loadReadablePayment } from "../internal.ts";
import { requirePaymentRead } from "../require-payment-read.ts";
import { loadVoucher, viewVoucher } from "./view-voucher.ts";

/** A copy of the voucher of a payment, or of one of its refunds. */
export async function getVoucher(
  ctx: Context,
  { paymentId, ...slip }: GetVoucherInput,
): Promise<VoucherView> {
  requirePaymentRead(ctx);
  return read(ctx, async (db) => {
    const payment = await loadReadablePayment(db, ctx, paymentId);
    const voucher = await loadVoucher(db, payment.id);
    return viewVoucher(db, ctx, { voucher, slip });
  });
}
