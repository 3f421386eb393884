import type { TestGateway } from "./mock-gateway.ts";

type Json = Record<string, unknown>;

/** One parameter as it is sent, and what of it the answer then shows; without the latter it shows what was sent. */
export interface Sample {
  send: unknown;
  /** What must go with it. */
  along?: Json;
  shows?: Json;
  /** Where the answer cannot show it, the refusal it leads to. */
  refused?: Json;
}

export interface RouteSamples {
  /** What every call needs. */
  base?: Json;
  /** Makes what the call is about, and says what more it then needs. */
  fresh?: (gateway: TestGateway) => Promise<Json | undefined>;
  /** Makes the object whose id the path names. */
  target?: (gateway: TestGateway) => Promise<string>;
  samples: Record<string, Sample>;
}

const address = {
  city: "杭州",
  country: "CN",
  line1: "文三路 1",
  line2: null,
  postal_code: "310000",
  state: null,
};
const sentAddress = { city: "杭州", country: "CN", line1: "文三路 1", postal_code: "310000" };
export const shipping: Sample = {
  send: { address: sentAddress, name: "老王", carrier: "SF", phone: "1", tracking_number: "2" },
  shows: { shipping: { address, name: "老王", carrier: "SF", phone: "1", tracking_number: "2" } },
};
export const metadata: Sample = { send: { shop: "老王" } };
const order = { amount: 500, currency: "cny" };
const newIntent = async ({ stripe }: TestGateway) => (await stripe.paymentIntents.create(order)).id;
const byCard = { ...order, payment_method: "pm_card_visa", confirm: true };
const heldIntent = async ({ stripe }: TestGateway) =>
  (await stripe.paymentIntents.create({ ...byCard, capture_method: "manual" })).id;
export const paidIntent = async ({ stripe }: Pick<TestGateway, "stripe">) =>
  await stripe.paymentIntents.create(byCard);

const types = (name: string): Sample => ({
  send: ["card"],
  shows: { [name]: ["card"], payment_method_types: ["card"] },
});

const METHODS: RouteSamples["samples"] = {
  payment_method_types: types("payment_method_types"),
  allowed_payment_method_types: types("allowed_payment_method_types"),
  excluded_payment_method_types: {
    send: ["alipay"],
    shows: { excluded_payment_method_types: ["alipay"], payment_method_types: ["card"] },
  },
  payment_method_options: {
    send: { alipay: { installments: { plan: { count: 6, bearer: "seller" } } } },
  },
  payment_method_data: {
    send: { type: "card", billing_details: { name: "老王" } },
    along: { expand: ["payment_method"] },
    shows: { payment_method: { type: "card", billing_details: { name: "老王" } } },
  },
  payment_method: {
    send: "pm_card_visa",
    along: { expand: ["payment_method"] },
    shows: { payment_method: { object: "payment_method", type: "card" } },
  },
};

const CONFIRMABLE: RouteSamples["samples"] = {
  capture_method: { send: "manual" },
  receipt_email: { send: "payer@example.test" },
  setup_future_usage: { send: "off_session" },
  shipping,
  ...METHODS,
};

const DETAILS: RouteSamples["samples"] = {
  application_fee_amount: { send: 10 },
  customer: { send: "cus_1" },
  description: { send: "茶叶" },
  statement_descriptor: { send: "TEA SHOP" },
  statement_descriptor_suffix: { send: "TEA" },
  transfer_data: { send: { destination: "acct_1", amount: 100 } },
  transfer_group: { send: "order 7" },
  metadata,
  ...CONFIRMABLE,
};

const away: Sample = {
  send: true,
  along: { confirm: true, payment_method: "pm_alipay" },
  refused: { statusCode: 402, code: "authentication_required" },
};
const awayAtConfirm: Sample = { ...away, along: { payment_method: "pm_alipay" } };
const returnUrl = (along: Json): Sample => ({
  send: "https://example.test/back",
  along,
  shows: { next_action: { redirect_to_url: { return_url: "https://example.test/back" } } },
});

export const INTENT_SAMPLES: Record<string, RouteSamples> = {
  "/v1/payment_intents": {
    base: order,
    samples: {
      amount: { send: 700 },
      currency: { send: "HKD", shows: { currency: "hkd" } },
      automatic_payment_methods: {
        send: { enabled: true, allow_redirects: "never" },
        shows: { automatic_payment_methods: { allow_redirects: "never" }, payment_method_types: ["card"] },
      },
      confirmation_method: { send: "manual" },
      on_behalf_of: { send: "acct_1" },
      ...DETAILS,
      off_session: away,
      error_on_requires_action: away,
      return_url: returnUrl({ confirm: true, payment_method: "pm_alipay" }),
      confirm: { send: true, along: { payment_method: "pm_card_visa" }, shows: { status: "succeeded" } },
    },
  },
  "/v1/payment_intents/:id": {
    target: newIntent,
    samples: { amount: { send: 700 }, currency: { send: "usd" }, ...DETAILS },
  },
  "/v1/payment_intents/:id/confirm": {
    target: async ({ stripe }) =>
      (await stripe.paymentIntents.create({ ...order, payment_method: "pm_card_visa" })).id,
    samples: {
      ...CONFIRMABLE,
      client_secret: { send: "another", refused: { statusCode: 400, param: "client_secret" } },
      off_session: awayAtConfirm,
      error_on_requires_action: awayAtConfirm,
      return_url: returnUrl({ payment_method: "pm_alipay" }),
    },
  },
  "/v1/payment_intents/:id/capture": {
    target: heldIntent,
    samples: {
      amount_to_capture: { send: 300, shows: { amount_received: 300 } },
      application_fee_amount: { send: 10 },
      statement_descriptor: { send: "TEA SHOP" },
      statement_descriptor_suffix: { send: "TEA" },
      metadata,
    },
  },
  "/v1/payment_intents/:id/cancel": {
    target: newIntent,
    samples: { cancellation_reason: { send: "duplicate" } },
  },
};
