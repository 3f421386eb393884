import { Socket } from "node:net";
import { AlipaySdk } from "alipay-sdk";
import { z } from "zod";
import type { AlipaySettings } from "#server/gateway-settings.ts";
import { GatewayError, type PaymentGateway } from "../port.ts";
import { askAlipay } from "./ask-alipay.ts";
import { readBill } from "./bill.ts";
import { readNotice } from "./notice.ts";
import { closeOrder, createOrder, queryOrder } from "./orders.ts";
import { findRefund, refundOrder } from "./refunds.ts";
import { isUnseen } from "./refusals.ts";

// Its HTTP client puts a method of its own on every socket of the process, which throws when one error ends two of them.
Reflect.deleteProperty(Socket.prototype, "destroy");

const DEFAULT_TIMEOUT_MS = 10_000;

interface AlipayOptions {
  timeoutMs?: number;
  now?: () => Date;
  /** How a bill is fetched; from Alipay's own hosts alone unless told otherwise. */
  download?: (url: string) => Promise<Response>;
}

/**
 * Alipay's payment face to face (当面付), by its official SDK: the order's code is shown at the counter and scanned. There
 * is no intent at Alipay, so that an intent's id is the payment's own, Alipay's `out_trade_no` (decision 28).
 */
export function createAlipayGateway(
  settings: AlipaySettings,
  { timeoutMs = DEFAULT_TIMEOUT_MS, now = () => new Date(), download }: AlipayOptions = {},
): PaymentGateway {
  const { appId, notifyUrl } = settings;
  const sdk = connect(settings, timeoutMs);
  const client = { sdk, now };
  return {
    readCard: refuseCard,
    confirmIntent: refuseCard,
    createIntent: (input) => createOrder(client, input, notifyUrl),
    retrieveIntent: (intentId) => queryOrder(client, intentId),
    cancelIntent: (intentId) => closeOrder(client, intentId),
    refund: (input) => refundOrder(client, input),
    retrieveRefund: (refund) => findRefund(client, refund),
    // Huabei tells its payers how they repay, and no shop.
    retrievePlan: async () => null,
    readStatement: (window) => readBill(client, { window, download }),
    readWebhook: (delivery) => readNotice({ sdk, appId }, delivery),
    probe: async () => {
      const content = { out_trade_no: "probe" };
      await askAlipay(client, "alipay.trade.query", { content, answer: z.unknown() }).catch(
        (error: unknown) => {
          // That there is no such order is an answer.
          if (!isUnseen(error)) throw error;
        },
      );
    },
  };
}

/** Paying face to face is by Alipay's code alone. No payment with a card gets as far as to be confirmed. */
async function refuseCard(): Promise<never> {
  throw new GatewayError("cards_not_taken", "Alipay takes no bank cards at a reader.", false);
}

function connect({ appId, privateKey, alipayPublicKey, url }: AlipaySettings, timeout: number): AlipaySdk {
  return new AlipaySdk({
    appId,
    keyType: "PKCS8",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    alipayPublicKey: alipayPublicKey.export({ type: "spki", format: "pem" }).toString(),
    gateway: url,
    timeout,
    // Fields keep the names that Alipay documents.
    camelcase: false,
  });
}
