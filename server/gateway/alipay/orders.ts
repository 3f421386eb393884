import { z } from "zod";
import { type CreateIntentInput, GatewayError, type GatewayIntent } from "../port.ts";
import { type AlipayClient, askAlipay } from "./ask-alipay.ts";
import { orderContent } from "./order-content.ts";
import { isKnownTrade, isNotWaiting, isUnseen } from "./refusals.ts";
import { intentOfTrade, intentWithoutTrade, tradeFields } from "./trade.ts";

const precreated = z.looseObject({ out_trade_no: z.string(), qr_code: z.url() });
const queried = z.looseObject({ ...tradeFields, send_pay_date: z.string().nullish() });
const closed = z.looseObject({});
const canceled = z.looseObject({ retry_flag: z.string().nullish() });

/** Puts an order on record, or finds again how the one under this number stands. */
export async function createOrder(
  client: AlipayClient,
  input: CreateIntentInput,
  notifyUrl: string,
): Promise<GatewayIntent> {
  try {
    const { qr_code } = await askAlipay(client, "alipay.trade.precreate", {
      content: orderContent(input),
      notifyUrl,
      answer: precreated,
    });
    const { amountFen } = input;
    return intentWithoutTrade(input.paymentId, { status: "awaiting_payer", amountFen, payUrl: qr_code });
  } catch (error) {
    if (!isKnownTrade(error)) throw error;
    return queryOrder(client, input.paymentId);
  }
}

export async function queryOrder(client: AlipayClient, orderId: string): Promise<GatewayIntent> {
  try {
    const trade = await queryTrade(client, orderId);
    return intentOfTrade(trade, { wasPaid: trade.send_pay_date != null });
  } catch (error) {
    if (!isUnseen(error)) throw error;
    return intentWithoutTrade(orderId, { status: "awaiting_payer" });
  }
}

export function queryTrade(client: AlipayClient, orderId: string): Promise<z.output<typeof queried>> {
  const content = { out_trade_no: orderId };
  return askAlipay(client, "alipay.trade.query", { content, answer: queried });
}

/**
 * Ends an order that nobody has paid. `close` does so once it was opened in a wallet, and refuses when it was paid; only
 * where there is no trade yet is it `cancel`, which would give a paid one back.
 */
export async function closeOrder(client: AlipayClient, orderId: string): Promise<GatewayIntent> {
  const content = { out_trade_no: orderId };
  try {
    await askAlipay(client, "alipay.trade.close", { content, answer: closed });
    return intentWithoutTrade(orderId, { status: "canceled" });
  } catch (error) {
    if (isUnseen(error)) return cancelUnseen(client, orderId);
    if (!isNotWaiting(error)) throw error;
    const intent = await queryOrder(client, orderId);
    if (intent.status === "canceled") return intent;
    if (intent.status !== "succeeded") throw error;
    throw new GatewayError("intent_not_cancelable", "The payer has paid.", false, error);
  }
}

/**
 * Takes an order away from whoever holds its code. Whoever pays at this very moment is given it back by Alipay itself;
 * the notice of it is late, and its refund finds the trade closed (refunds.ts).
 */
async function cancelUnseen(client: AlipayClient, orderId: string): Promise<GatewayIntent> {
  const content = { out_trade_no: orderId };
  const { retry_flag } = await askAlipay(client, "alipay.trade.cancel", { content, answer: canceled });
  if (retry_flag === "Y") throw new GatewayError("cancel_unfinished", "Alipay asks to cancel again.", true);
  return intentWithoutTrade(orderId, { status: "canceled" });
}
