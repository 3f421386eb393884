import type { Context } from "#server/context.ts";
import type { TerminalRefund } from "#server/domain/device-protocol/payments.ts";
import type { ApproveRefundInput } from "#server/domain/payments/inputs.ts";
import { decideRefund } from "./decide-refund.ts";
import { terminalRefundOf } from "./refund-payment.ts";
import { sendRefund } from "./send-refund.ts";

/** Lets a proposed refund go to the gateway; without an answer it is sent again until there is one. */
export async function approveRefund(ctx: Context, input: ApproveRefundInput): Promise<TerminalRefund> {
  return terminalRefundOf(await sendRefund(ctx, await decideRefund(ctx, { event: "approve", ...input })));
}
