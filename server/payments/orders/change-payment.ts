import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { PAYMENT_TRANSITIONS, type PaymentEvent } from "#server/domain/payments/status.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { lockPayment, type Payment } from "../internal.ts";
import { settleSubsidy } from "./hold-subsidy.ts";

type Changes = Partial<Pick<Payment, "failureReason" | "gatewayIntentId" | "payUrl" | "paidAt">>;

/** Takes a step of a payment: its subsidy follows, and its terminal is told. */
export async function changePaymentIn(
  tx: Transaction,
  ctx: Context,
  { payment, event, changes = {} }: { payment: Payment; event: PaymentEvent; changes?: Changes | undefined },
): Promise<Payment> {
  const { failureReason } = changes;
  const after = await takeStep(tx, ctx, {
    noun: "payment",
    before: payment,
    event,
    changes,
    facts: failureReason == null ? {} : { failureReason },
    effects: [{ topic: "payment.changed", payload: { paymentId: payment.id } }],
  });
  await settleSubsidy(tx, ctx, { payment, event });
  return after;
}

/** Changes a payment unless that is no longer possible; answers it as it is then. */
export async function changePayment(
  ctx: Context,
  paymentId: string,
  { event, changes = {} }: { event: PaymentEvent; changes?: Changes | undefined },
): Promise<Payment> {
  return change(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!canHappen(payment, event)) return payment;
    return changePaymentIn(tx, ctx, { payment, event, changes });
  });
}

export function canHappen(payment: Payment, event: PaymentEvent): boolean {
  return eventsFrom<Payment["status"], PaymentEvent>(PAYMENT_TRANSITIONS, payment.status).includes(event);
}
