import type { Shipping } from "#server/gateway/mock/http/contacts.ts";
import type { Metadata } from "#server/gateway/mock/http/metadata.ts";
import type { StoredObject } from "../store.ts";
import type { MethodType } from "./payment-method.ts";

export interface Installments {
  plan: { count: number; bearer: "buyer" | "seller" };
}

export interface MethodOptions {
  installments?: Installments | undefined;
  [option: string]: unknown;
}

export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "requires_capture"
  | "succeeded"
  | "canceled";

/** Before anybody has paid. */
export const OPEN: readonly IntentStatus[] = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
];

export const CAPTURE_METHODS = ["automatic", "automatic_async", "manual"] as const;
export const FUTURE_USAGES = ["off_session", "on_session"] as const;

export interface PaymentError {
  type: "card_error" | "invalid_request_error";
  code: string;
  decline_code?: string;
  message: string;
}

export interface PaymentIntentRecord extends StoredObject {
  object: "payment_intent";
  /** The same list as `payment_method_types`, under the name of newer versions of the API. */
  allowed_payment_method_types: MethodType[];
  amount: number;
  amount_capturable: number;
  amount_details: { tip: object };
  amount_received: number;
  application_fee_amount: number | null;
  automatic_payment_methods: { enabled: true; allow_redirects: "always" | "never" } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: (typeof CAPTURE_METHODS)[number];
  client_secret: string;
  confirmation_method: "automatic" | "manual";
  currency: string;
  customer: string | null;
  description: string | null;
  excluded_payment_method_types: MethodType[] | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  metadata: Metadata;
  next_action: {
    type: "redirect_to_url";
    redirect_to_url: { url: string; return_url: string | null };
  } | null;
  on_behalf_of: string | null;
  payment_method: string | null;
  payment_method_options: { alipay?: MethodOptions | undefined; card?: MethodOptions | undefined };
  payment_method_types: MethodType[];
  receipt_email: string | null;
  setup_future_usage: (typeof FUTURE_USAGES)[number] | null;
  shipping: Shipping | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: IntentStatus;
  transfer_data: { amount?: number | undefined; destination: string } | null;
  transfer_group: string | null;
  /** Kind of the attached payment method; ours, not shown. */
  payment_method_type: MethodType | null;
  /** Where the payer goes back to; ours, not shown. */
  return_url: string | null;
}
