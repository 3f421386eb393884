import Stripe from "stripe";
import { createAlipayGateway } from "#server/gateway/alipay/alipay-gateway.ts";
import type { PaymentGateway, WebhookDelivery } from "#server/gateway/port.ts";
import { gatewayClient } from "../world/world.ts";
import { startAlipay } from "./alipay/alipay-stand-in.ts";
import { startTestGateway, TEST_WEBHOOK_SECRET } from "./mock-gateway.ts";

/** A gateway behind the port, and what its payer and the network do. */
export interface GatewayUnderTest {
  gateway: PaymentGateway;
  pay: (intentId: string) => Promise<unknown>;
  /** The answers to the next call are lost, its effect is not, also where the client asks once more by itself. */
  loseAnswer: (of: "intent" | "refund") => Promise<void>;
  /** The gateway is there, and answers nothing else than that it cannot now. */
  breakDown: () => Promise<void>;
  /** How often money was taken of the order, and what went back, in fen. */
  moved: (intentId: string) => Promise<{ taken: number; backFen: number }>;
  /** The signed notice of how the intent stands. */
  notice: (intentId: string) => Promise<WebhookDelivery>;
  stop: () => Promise<void>;
}

export const GATEWAYS: Readonly<Record<string, () => Promise<GatewayUnderTest>>> = {
  stripe: startStripe,
  alipay: startAlipayToo,
};

async function startStripe(): Promise<GatewayUnderTest> {
  const served = await startTestGateway();
  return {
    gateway: gatewayClient(served.url),
    pay: (intentId) => served.control(`payment_intents/${intentId}/pay`),
    loseAnswer: async (of) => {
      const path = of === "intent" ? "/payment_intents" : "/refunds";
      await served.control("faults", { count: 2, status: 500, when: "after", path });
    },
    breakDown: async () => void (await served.control("faults", { count: 2, status: 503 })),
    moved: async (intentId) => {
      const { data } = await served.stripe.charges.list({ payment_intent: intentId });
      const paid = data.filter((charge) => charge.paid);
      return { taken: paid.length, backFen: paid.reduce((sum, charge) => sum + charge.amount_refunded, 0) };
    },
    notice: async (intentId) => {
      const object = await served.stripe.paymentIntents.retrieve(intentId);
      const type = `payment_intent.${object.status === "succeeded" ? "succeeded" : "canceled"}`;
      const created = Math.floor(Date.now() / 1000);
      const body = JSON.stringify({
        id: `evt_${intentId}`,
        object: "event",
        type,
        created,
        data: { object },
      });
      const signature = Stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret: TEST_WEBHOOK_SECRET,
      });
      return { body, headers: new Headers({ "stripe-signature": signature }) };
    },
    stop: () => served.stop(),
  };
}

async function startAlipayToo(): Promise<GatewayUnderTest> {
  const alipay = await startAlipay();
  const { trades } = alipay;
  return {
    gateway: createAlipayGateway(alipay.settings, { timeoutMs: 3_000 }),
    pay: async (intentId) => trades.pay(intentId),
    loseAnswer: async (of) => {
      const method = of === "intent" ? "alipay.trade.precreate" : "alipay.trade.refund";
      alipay.befall({ lost: "after" }, { method, times: 2 });
    },
    breakDown: async () => alipay.befall({ refused: "isp.unknow-error", code: "20000" }),
    moved: async (intentId) => ({
      taken: trades.orders.get(intentId)?.trade?.paidAt == null ? 0 : 1,
      backFen: trades.refundedFen(intentId),
    }),
    notice: async (intentId) => ({ body: alipay.notice(intentId), headers: new Headers() }),
    stop: () => alipay.stop(),
  };
}
