import { z } from "zod";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { loadVisiblePayment } from "../internal.ts";
import { terminalPaymentOf } from "./terminal-payment.ts";

export const paymentRef = z.strictObject({ paymentId: z.string().max(40) });

export async function getPayment(ctx: Context, input: z.infer<typeof paymentRef>): Promise<TerminalPayment> {
  requirePermission(ctx, "payment:read_own");
  return terminalPaymentOf(ctx.db, await loadVisiblePayment(ctx.db, ctx, input.paymentId));
}
