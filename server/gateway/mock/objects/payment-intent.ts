import type { StoredObject } from "../store.ts";

export interface Installments {
  plan: { count: number; bearer: "buyer" | "seller" };
}

export interface MethodOptions {
  installments?: Installments;
  [option: string]: unknown;
}

export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "succeeded"
  | "canceled";

export interface PaymentError {
  type: "card_error" | "invalid_request_error";
  code: string;
  decline_code?: string;
  message: string;
}

export interface PaymentIntentRecord extends StoredObject {
  object: "payment_intent";
  amount: number;
  amount_capturable: number;
  amount_details: { tip: object };
  amount_received: number;
  application: null;
  application_fee_amount: null;
  automatic_payment_methods: { enabled: true; allow_redirects: string } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: string;
  client_secret: string;
  confirmation_method: string;
  currency: string;
  customer: string | null;
  description: string | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Record<string, string>;
  next_action: {
    type: "redirect_to_url";
    redirect_to_url: { url: string; return_url: string | null };
  } | null;
  on_behalf_of: string | null;
  payment_method: string | null;
  payment_method_options: Record<string, MethodOptions>;
  payment_method_types: string[];
  processing: null;
  receipt_email: string | null;
  review: null;
  setup_future_usage: string | null;
  shipping: null;
  statement_descriptor: string | null;
  status: IntentStatus;
  transfer_data: null;
  transfer_group: string | null;
  /** Kind of the attached payment method; ours, not shown. */
  payment_method_type: "alipay" | "card" | null;
  /** Where the payer goes back to; ours, not shown. */
  return_url: string | null;
}

/** Without the fields that only the mock needs. */
export function shownIntent(intent: PaymentIntentRecord): StoredObject {
  const { payment_method_type: _type, return_url: _url, ...shown } = intent;
  return {
    ...shown,
    allowed_payment_method_types: shown.payment_method_types,
    excluded_payment_method_types: null,
  } as StoredObject;
}
