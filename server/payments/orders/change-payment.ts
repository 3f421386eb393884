import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { payments } from "#db/schema/payments.ts";
import { inTransaction } from "#db/transaction.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { PAYMENT_TRANSITIONS, type PaymentEvent } from "#server/domain/payments/status.ts";
import { eventsFrom, nextStatus } from "#server/domain/state-machine.ts";
import { lockPayment, type Payment } from "../internal.ts";
import { settleSubsidy } from "./hold-subsidy.ts";

type Changes = Partial<Pick<Payment, "failureReason" | "gatewayIntentId" | "payUrl" | "paidAt">>;

/** The one door through which a payment's status changes; audited, and promised to its terminal. */
export async function changePaymentIn(
  tx: Transaction,
  ctx: Context,
  payment: Payment,
  event: PaymentEvent,
  changes: Changes = {},
): Promise<Payment> {
  const status = nextStatus(PAYMENT_TRANSITIONS, payment.status, event);
  const after = await compareAndSet(tx, payments, payment, { ...changes, status });
  await recordAudit(tx, ctx, {
    action: `payment.${event}`,
    subjectType: "payment",
    subjectId: payment.id,
    before: { status: payment.status },
    after: { status, ...(changes.failureReason != null && { failureReason: changes.failureReason }) },
  });
  await settleSubsidy(tx, ctx, payment, event);
  await enqueue(tx, ctx, "payment.changed", { paymentId: payment.id });
  return after;
}

/** Changes a payment unless that is no longer possible; answers it as it is then. */
export async function changePayment(
  ctx: Context,
  paymentId: string,
  event: PaymentEvent,
  changes: Changes = {},
): Promise<Payment> {
  return inTransaction(ctx.db, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!canHappen(payment, event)) return payment;
    return changePaymentIn(tx, ctx, payment, event, changes);
  });
}

export function canHappen(payment: Payment, event: PaymentEvent): boolean {
  return eventsFrom<Payment["status"], PaymentEvent>(PAYMENT_TRANSITIONS, payment.status).includes(event);
}
