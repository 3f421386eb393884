import { z } from "zod";
import { isStorable } from "#server/domain/fields/text.ts";
import { readDecimalYuan } from "#server/domain/money/yuan.ts";
import type { GatewayIntent } from "../port.ts";

const text = z.string().max(200).refine(isStorable);

/** An amount in yuan, read by its digits. */
export const yuan = z.string().transform((written, ctx) => {
  const amountFen = readDecimalYuan(written);
  if (amountFen !== null) return amountFen;
  ctx.addIssue({ code: "custom", message: "must be an amount in yuan" });
  return z.NEVER;
});

export const tradeFields = {
  out_trade_no: text.min(1),
  trade_no: text.nullish(),
  trade_status: z.enum(["WAIT_BUYER_PAY", "TRADE_SUCCESS", "TRADE_FINISHED", "TRADE_CLOSED"]),
  total_amount: yuan,
};

interface Trade {
  out_trade_no: string;
  trade_no?: string | null | undefined;
  trade_status: z.output<(typeof tradeFields)["trade_status"]>;
  total_amount: number;
}

/**
 * Our view of a trade. One that is closed ended unpaid, or was paid and given back altogether: then it did succeed, as
 * everywhere else where money goes back. Its number at Alipay stands in for a charge.
 */
export function intentOfTrade(trade: Trade, { wasPaid }: { wasPaid: boolean }): GatewayIntent {
  return {
    id: trade.out_trade_no,
    status: statusOf(trade, wasPaid),
    amountFen: trade.total_amount,
    paymentId: trade.out_trade_no,
    payUrl: null,
    chargeId: trade.trade_no ?? null,
    failureReason: null,
  };
}

function statusOf({ trade_status }: Trade, wasPaid: boolean): GatewayIntent["status"] {
  if (trade_status === "WAIT_BUYER_PAY") return "awaiting_payer";
  return trade_status === "TRADE_CLOSED" && !wasPaid ? "canceled" : "succeeded";
}

/** An order of which Alipay has no trade: nobody has opened it in a wallet, or nobody can any more. */
export function intentWithoutTrade(
  orderId: string,
  known: Pick<GatewayIntent, "status"> & Partial<GatewayIntent>,
): GatewayIntent {
  const nothing = { amountFen: null, payUrl: null, chargeId: null, failureReason: null };
  return { ...nothing, ...known, id: orderId, paymentId: orderId };
}
