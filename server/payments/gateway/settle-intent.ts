import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { invariant } from "#server/domain/errors.ts";
import { isLate } from "#server/domain/payments/refund-rules.ts";
import type { PaymentEvent } from "#server/domain/payments/status.ts";
import type { GatewayIntent } from "#server/gateway/port.ts";
import { canHappen, changePaymentIn } from "#server/payments/orders/change-payment.ts";
import { recordSuccess } from "#server/payments/orders/record-success.ts";
import { lockPayment, type Payment } from "../internal.ts";
import { giveBackLate } from "./give-back-late.ts";

const EVENTS = {
  awaiting_payer: "await_payer",
  succeeded: "succeed",
  failed: "fail",
  canceled: "cancel",
} as const satisfies Record<GatewayIntent["status"], PaymentEvent>;

/** Brings a payment to where the gateway says its intent is. Old and repeated news change nothing. */
export async function settleIntent(ctx: Context, paymentId: string, intent: GatewayIntent): Promise<Payment> {
  return change(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    return settleIntentIn(tx, ctx, { payment, news: { intent, at: ctx.now } });
  });
}

/** The same in the caller's transaction, which holds the payment locked. */
export async function settleIntentIn(
  tx: Transaction,
  ctx: Context,
  { payment, news }: { payment: Payment; news: { intent: GatewayIntent; at: Date } },
): Promise<Payment> {
  const { intent } = news;
  invariant(isIntentOf(payment, intent), "an intent belongs to one payment and has its amount");
  const event = eventOf(payment, intent, ctx.now);
  if (!canHappen(payment, event)) return payment;
  // The notice of an intent that has just been made may be faster than the answer that says where to pay.
  if (event === "await_payer" && intent.payUrl === null) return payment;
  const gateway = { gatewayIntentId: intent.id, payUrl: intent.payUrl ?? payment.payUrl };
  if (event === "succeed") {
    const paid = await changePaymentIn(tx, ctx, {
      payment,
      event,
      changes: {
        ...gateway,
        paidAt: news.at,
        failureReason: null,
      },
    });
    await recordSuccess(tx, ctx, { payment: paid, paidAt: news.at });
    if (isLate(payment.status)) await giveBackLate(tx, ctx, { paid, after: payment.status });
    return paid;
  }
  const failureReason =
    event === "fail" ? (intent.failureReason ?? "gateway_refused") : payment.failureReason;
  return changePaymentIn(tx, ctx, { payment, event, changes: { ...gateway, failureReason } });
}

/** The gateway knows only "canceled"; after the deadline, that is what expiry looks like from there. */
function eventOf(payment: Payment, intent: GatewayIntent, now: Date): PaymentEvent {
  return intent.status === "canceled" && payment.expiresAt <= now ? "expire" : EVENTS[intent.status];
}

/** Whether this is the payment's own intent, of its amount where the gateway knows one. */
export function isIntentOf(payment: Payment, intent: GatewayIntent): boolean {
  if (![null, intent.id].includes(payment.gatewayIntentId)) return false;
  return intent.amountFen === null ? intent.status !== "succeeded" : intent.amountFen === payment.amountFen;
}
