import { stripeId } from "../gateway.ts";
import type { PaymentIntentRecord } from "./payment-intent.ts";
import { METHOD_TYPES } from "./payment-method.ts";

/** What the mock has no use for, and Stripe shows all the same. */
const NEVER_SET = {
  amount_details: { tip: {} },
  application: null,
  customer_account: null,
  livemode: false,
  managed_payments: null,
  payment_method_configuration_details: null,
  processing: null,
  review: null,
  source: null,
};

/** An intent before its parameters are applied; every method is allowed until they say otherwise. */
export function newIntent(now: number): PaymentIntentRecord {
  const id = stripeId("pi");
  return {
    id,
    object: "payment_intent",
    ...NEVER_SET,
    allowed_payment_method_types: [...METHOD_TYPES],
    amount: 0,
    amount_capturable: 0,
    amount_received: 0,
    application_fee_amount: null,
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${stripeId("s", 25).slice(2)}`,
    confirmation_method: "automatic",
    created: now,
    currency: "cny",
    customer: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_options: {},
    payment_method_types: [...METHOD_TYPES],
    receipt_email: null,
    setup_future_usage: null,
    shipping: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
    payment_method_type: null,
    return_url: null,
  };
}
