import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import { requireStep } from "#server/changes/require-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { closeIntent } from "#server/payments/gateway/close-intent.ts";
import { loadVisiblePayment } from "../internal.ts";
import { terminalPaymentOf } from "./terminal-payment.ts";

/**
 * Takes an order back before it is paid. When the payer was faster, the payment stands and is answered as it is;
 * canceling again is harmless.
 */
export async function cancelPayment(
  ctx: Context,
  input: z.infer<typeof paymentRef>,
): Promise<TerminalPayment> {
  requirePermission(ctx, "payment:create");
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
  if (payment.status === "canceled") return read(ctx, (db) => terminalPaymentOf(db, payment));
  requireStep("payment", payment, "cancel");
  try {
    return await read(ctx, async (db) => terminalPaymentOf(db, await closeIntent(ctx, payment, "cancel")));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    throw new DomainError(
      "unavailable",
      "gateway_unavailable",
      "The payment gateway did not answer. Ask for the payment's status, or cancel again.",
    );
  }
}
