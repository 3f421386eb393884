import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { payments } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { confirmReceiptInput } from "#server/domain/payments/inputs.ts";
import type { PaymentDetail } from "#server/domain/payments/views.ts";
import { loadVisiblePayment } from "../internal.ts";
import { getPaymentDetail } from "./get-payment-detail.ts";

/** Notes that the payer has received the goods (S5); once, by the merchant. */
export async function confirmReceipt(
  ctx: Context,
  input: z.infer<typeof confirmReceiptInput>,
): Promise<PaymentDetail> {
  requirePermission(ctx, "payment:confirm_receipt");
  await change(ctx, async (tx) => {
    const payment = await loadVisiblePayment(tx, ctx, input.paymentId);
    if (payment.receiptConfirmedAt !== null) return;
    if (payment.status !== "succeeded") {
      throw new DomainError("illegal_state", "payment_not_paid", "Only a paid order can be received.", {
        status: payment.status,
      });
    }
    await compareAndSet(tx, payments, {
      before: { id: payment.id, version: input.version },
      changes: { receiptConfirmedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "payment.confirm_receipt",
      subjectType: "payment",
      subjectId: payment.id,
      after: { receiptConfirmedAt: ctx.now.toISOString() },
    });
  });
  return getPaymentDetail(ctx, { paymentId: input.paymentId });
}
