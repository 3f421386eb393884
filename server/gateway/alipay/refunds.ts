import { z } from "zod";
import { decimalYuan } from "#server/domain/money/yuan.ts";
import { GatewayError, type GatewayRefund, type RefundInput, type RefundRef } from "../port.ts";
import { type AlipayClient, askAlipay } from "./ask-alipay.ts";
import { queryTrade } from "./orders.ts";
import { isClosedTrade } from "./refusals.ts";
import { yuan } from "./trade.ts";

const refunded = z.looseObject({ fund_change: z.string().nullish() });
const UNCONFIRMED = "refund_unconfirmed";
/** Without a status there is no such refund, or it did not come to pass. */
const found = z.looseObject({ refund_status: z.string().nullish(), refund_amount: yuan.nullish() });

/**
 * Gives money back under our refund's number, at once. `fund_change` is `Y` only the first time: whoever asks again is
 * told by a query. A trade that Alipay has closed and given back altogether has given this back too.
 */
export async function refundOrder(client: AlipayClient, input: RefundInput): Promise<GatewayRefund> {
  const { intentId, refundId, amountFen } = input;
  const done = {
    id: refundId,
    intentId,
    refundId,
    amountFen,
    status: "succeeded",
    failureReason: null,
  } as const;
  try {
    const { fund_change } = await askAlipay(client, "alipay.trade.refund", {
      content: { out_trade_no: intentId, out_request_no: refundId, refund_amount: decimalYuan(amountFen) },
      answer: refunded,
    });
    return fund_change === "Y" ? done : await findRefund(client, { id: refundId, intentId });
  } catch (error) {
    if (!isClosedTrade(error)) throw error;
    // The last part of a payment closes its trade: the one that is asked for again may be what did.
    if (await isFound(client, { id: refundId, intentId })) return done;
    if (await wasGivenBack(client, input)) return done;
    throw error;
  }
}

async function isFound(client: AlipayClient, refund: RefundRef): Promise<boolean> {
  return findRefund(client, refund).then(
    () => true,
    (error: unknown) => {
      if (error instanceof GatewayError && error.reason === UNCONFIRMED) return false;
      throw error;
    },
  );
}

/** A refund that cannot be confirmed yet is asked for again under its number, which gives nothing back twice. */
export async function findRefund(client: AlipayClient, { id, intentId }: RefundRef): Promise<GatewayRefund> {
  const { refund_status, refund_amount } = await askAlipay(client, "alipay.trade.fastpay.refund.query", {
    content: { out_trade_no: intentId, out_request_no: id },
    answer: found,
  });
  if (refund_status !== "REFUND_SUCCESS" || refund_amount == null)
    throw new GatewayError(UNCONFIRMED, "Alipay does not know this refund as made yet.", true);
  return { id, intentId, refundId: id, amountFen: refund_amount, status: "succeeded", failureReason: null };
}

/** Whether all of the trade went back to its payer, and that is what was asked for. */
async function wasGivenBack(client: AlipayClient, { intentId, amountFen }: RefundInput): Promise<boolean> {
  const trade = await queryTrade(client, intentId);
  const all = trade.trade_status === "TRADE_CLOSED" && trade.send_pay_date != null;
  return all && trade.total_amount === amountFen;
}
