import Stripe from "stripe";
import { metadataOf } from "./intent-metadata.ts";
import {
  type CreateIntentInput,
  GatewayError,
  type GatewayEvent,
  type PaymentGateway,
  type RefundInput,
  type WebhookDelivery,
} from "./port.ts";
import { cardParams, confirmIntent, readCard } from "./stripe-cards.ts";
import { retrievePlan } from "./stripe-plans.ts";
import { readIntent, readRefund, toGatewayError } from "./stripe-shapes.ts";
import { readStatement } from "./stripe-statement.ts";
import { readWebhookEvent } from "./webhook-event.ts";

export interface StripeGatewaySettings {
  /** Base address; scheme, host and port are taken from it. */
  url: string;
  secretKey: string;
  webhookSecret: string;
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** The contract's `payment_method_types`, which newer versions of the SDK's types call by another name. */
type IntentParams = Stripe.PaymentIntentCreateParams & { payment_method_types: string[] };

/** Confirmed at once: it waits for whoever opens its page. */
const WALLET = {
  confirm: true,
  payment_method_types: ["alipay"],
  payment_method_data: { type: "alipay" },
} satisfies Partial<IntentParams>;

/** The payment gateway reached through the official SDK: Stripe's wire format, whoever answers it. */
export function createStripeGateway(settings: StripeGatewaySettings): PaymentGateway {
  const stripe = connect(settings);
  return {
    readCard: (token) => answered(() => readCard(stripe, token)),
    confirmIntent: (intentId, idempotencyKey) =>
      answered(() => confirmIntent(stripe, intentId, idempotencyKey)),
    createIntent: (input, idempotencyKey) =>
      answered(async () =>
        readIntent(await stripe.paymentIntents.create(intentParams(input), { idempotencyKey })),
      ),
    retrieveIntent: (intentId) =>
      answered(async () => readIntent(await stripe.paymentIntents.retrieve(intentId))),
    cancelIntent: (intentId, idempotencyKey) =>
      answered(async () => readIntent(await stripe.paymentIntents.cancel(intentId, {}, { idempotencyKey }))),
    refund: (input, idempotencyKey) =>
      answered(async () => readRefund(await stripe.refunds.create(refundParams(input), { idempotencyKey }))),
    retrieveRefund: ({ id }) => answered(async () => readRefund(await stripe.refunds.retrieve(id))),
    retrievePlan: (intentId) => answered(() => retrievePlan(stripe, intentId)),
    readStatement: (window) =>
      answeredEach(readStatement(stripe, { window, download: downloadWith(settings) })),
    readWebhook: (delivery) => readWebhook(stripe, { delivery, secret: settings.webhookSecret }),
    probe: () => answered(async () => void (await stripe.events.list({ limit: 1 }))),
  };
}

function connect(settings: StripeGatewaySettings): Stripe {
  const url = new URL(settings.url);
  const secure = url.protocol === "https:";
  return new Stripe(settings.secretKey, {
    host: url.hostname,
    port: url.port === "" ? (secure ? 443 : 80) : Number(url.port),
    protocol: secure ? "https" : "http",
    timeout: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    // Retries belong to the callers, which know their deadline; one here covers a dropped connection.
    maxNetworkRetries: 1,
    telemetry: false,
  });
}

function intentParams(input: CreateIntentInput): IntentParams {
  const params: IntentParams = {
    amount: input.amountFen,
    currency: "cny",
    ...(input.card === null ? WALLET : cardParams(input.card)),
    description: `${input.merchant.name} ${input.orderNumber}`,
    metadata: metadataOf(input),
  };
  if (input.plan === null) return params;
  const installments = { plan: { count: input.plan.term, bearer: input.plan.bearer } };
  // The SDK's types know no instalments for Alipay; the gateway documents this extension.
  const alipay: Record<string, unknown> = { installments };
  return { ...params, payment_method_options: { alipay } };
}

function refundParams(input: RefundInput): Stripe.RefundCreateParams {
  return {
    payment_intent: input.intentId,
    amount: input.amountFen,
    reason: "requested_by_customer",
    metadata: { refund_id: input.refundId },
  };
}

function readWebhook(
  stripe: Stripe,
  { delivery, secret }: { delivery: WebhookDelivery; secret: string },
): GatewayEvent {
  let signed: unknown;
  try {
    const signature = delivery.headers.get("stripe-signature") ?? "";
    signed = stripe.webhooks.constructEvent(delivery.body, signature, secret);
  } catch (error) {
    throw new GatewayError(
      "signature_invalid",
      "The webhook is not signed by the gateway, or too old. Nothing was changed.",
      false,
      error,
    );
  }
  return readWebhookEvent(signed);
}

async function answered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toGatewayError(error);
  }
}

async function* answeredEach<T>(parts: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* parts;
  } catch (error) {
    throw toGatewayError(error);
  }
}

/** Files are fetched with the key as a user name; only from the gateway itself, wherever a link may lead. */
function downloadWith({
  url: gateway,
  secretKey,
}: StripeGatewaySettings): (url: string) => Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}`;
  return async (url) => {
    if (hostOf(url) !== hostOf(gateway))
      throw new GatewayError(
        "statement_unreadable",
        "The statement lies on another host than the gateway.",
        false,
      );
    try {
      return await fetch(url, { headers: { authorization }, redirect: "error" });
    } catch (error) {
      throw new GatewayError("no_answer", "The payment gateway did not answer in time.", true, error);
    }
  };
}

/** Stripe serves its files from a host beside that of its API. */
function hostOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname.split(".").slice(-2).join(".")}:${port}`;
}
