import type { Context } from "#server/context.ts";
import type { TerminalRefund } from "#server/domain/device-protocol/payments.ts";
import type { RefuseRefundInput } from "#server/domain/payments/inputs.ts";
import { decideRefund } from "./decide-refund.ts";
import { terminalRefundOf } from "./refund-payment.ts";

/** Ends a proposed refund: nothing is given back, and the amount may be asked for anew. */
export async function refuseRefund(ctx: Context, input: RefuseRefundInput): Promise<TerminalRefund> {
  return terminalRefundOf(await decideRefund(ctx, { event: "refuse", ...input }));
}
