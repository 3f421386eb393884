import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { PaymentStatus } from "#server/domain/statuses/payment-status.ts";
import type { paymentRef } from "./get-payment.ts";
import { loadVisiblePayment } from "./internal.ts";

export interface PaymentNotice {
  terminalId: string;
  /** What the broker carries to the terminal's `payments` topic. */
  message: { paymentId: string; status: PaymentStatus; at: string };
}

/** What a terminal is told about its payment, as it stands at the time of delivery. */
export async function getPaymentNotice(
  ctx: Context,
  input: z.infer<typeof paymentRef>,
): Promise<PaymentNotice> {
  requirePermission(ctx, "payment:settle");
  const payment = await loadVisiblePayment(ctx.db, ctx, input.paymentId);
  const message = { paymentId: payment.id, status: payment.status, at: ctx.now.toISOString() };
  return { terminalId: payment.terminalId, message };
}
