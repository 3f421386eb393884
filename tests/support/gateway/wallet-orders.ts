import type Stripe from "stripe";
import type { TestGateway } from "./mock-gateway.ts";

interface WalletOrder {
  amount?: number;
  method?: "alipay" | "huabei" | "bank_card" | "qr";
  plan?: { count: number; bearer: "buyer" | "seller" };
  captureMethod?: "manual";
  purchasedOn?: string;
}

/** An order of ¥1,000 that waits for its payer in the wallet; three instalments at 2.3 % where it has a plan. */
export function walletOrder(
  gateway: Pick<TestGateway, "stripe">,
  order: WalletOrder = {},
): Promise<Stripe.PaymentIntent> {
  const { amount = 100_000, method = order.plan ? "huabei" : "alipay", plan, captureMethod } = order;
  const { purchasedOn = "2026-01-31" } = order;
  const options = { alipay: { installments: { plan } } as Record<string, unknown> };
  return gateway.stripe.paymentIntents.create({
    amount,
    currency: "cny",
    confirm: true,
    payment_method_data: { type: "alipay" },
    metadata: { merchant_name: "老王小店", method, plan_rate_ppm: "23000", plan_purchased_on: purchasedOn },
    ...(captureMethod && { capture_method: captureMethod }),
    ...(plan && { payment_method_options: options }),
  });
}

export interface PayerState {
  balance: number;
  huabei: string;
  huabei_limit: number;
  huabei_used: number;
  cards: { funds: number; last4: string }[];
  wrong_passwords: number;
  locked_until: number | null;
}

export async function payerState(gateway: TestGateway, payerId: string): Promise<PayerState> {
  const path = `/v1/test_helpers/ruwang/payers/${payerId}`;
  return (await gateway.stripe.rawRequest("GET", path)) as unknown as PayerState;
}

/** Why an order came to nothing, as the portal reads it; null while it waits or once it is paid. */
export async function declineOf(
  gateway: Pick<TestGateway, "stripe">,
  intentId: string,
): Promise<string | null> {
  const intent = await gateway.stripe.paymentIntents.retrieve(intentId);
  return intent.last_payment_error?.decline_code ?? null;
}
