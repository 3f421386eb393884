import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import type { PaymentStatus } from "#server/domain/payments/status.ts";
import { loadVisiblePayment } from "../internal.ts";

/** `terminalId` says where to; the rest is what the broker carries to its `payments` topic. */
export interface PaymentNotice {
  terminalId: string;
  paymentId: string;
  status: PaymentStatus;
  at: string;
}

/** What a terminal is told about its payment, as it stands at the time of delivery. */
export async function getPaymentNotice(
  ctx: Context,
  input: z.infer<typeof paymentRef>,
): Promise<PaymentNotice> {
  requirePermission(ctx, "payment:settle");
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
  return {
    terminalId: payment.terminalId,
    paymentId: payment.id,
    status: payment.status,
    at: ctx.now.toISOString(),
  };
}
