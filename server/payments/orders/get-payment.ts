import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import { loadVisiblePayment } from "../internal.ts";
import { terminalPaymentOf } from "./terminal-payment.ts";

export async function getPayment(ctx: Context, input: z.infer<typeof paymentRef>): Promise<TerminalPayment> {
  requirePermission(ctx, "payment:read_own");
  return read(ctx, async (db) => terminalPaymentOf(db, await loadVisiblePayment(db, ctx, input.paymentId)));
}
