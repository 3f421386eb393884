import type { Env } from "#server/env.ts";
import { createAlipayGateway } from "./alipay/alipay-gateway.ts";
import type { PaymentGateway } from "./port.ts";
import { createStripeGateway } from "./stripe-gateway.ts";

/** Whoever the settings name to collect payments. */
export function openGateway(env: Env): PaymentGateway {
  if (env.gateway.kind === "alipay") return createAlipayGateway(env.gateway);
  return createStripeGateway({
    url: env.gatewayUrl,
    secretKey: env.gatewaySecretKey,
    webhookSecret: env.gatewayWebhookSecret,
  });
}
