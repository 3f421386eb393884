import { stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import type { PaymentIntentRecord } from "./payment-intent.ts";

export interface ChargeRecord extends StoredObject {
  object: "charge";
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  billing_details: object;
  captured: boolean;
  currency: string;
  description: string | null;
  disputed: false;
  failure_code: string | null;
  failure_message: string | null;
  livemode: false;
  metadata: Record<string, string>;
  on_behalf_of: string | null;
  outcome: object;
  paid: boolean;
  payment_intent: string;
  payment_method: string | null;
  payment_method_details: object;
  receipt_url: string | null;
  refunded: boolean;
  status: "succeeded" | "failed";
}

/** The charge of one attempt to pay `intent`. */
export function newCharge(
  intent: PaymentIntentRecord,
  now: number,
  failure: { code: string; message: string } | null,
): ChargeRecord {
  const paid = failure === null;
  return {
    id: stripeId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: paid ? stripeId("txn") : null,
    billing_details: { address: null, email: null, name: null, phone: null },
    captured: paid,
    created: now,
    currency: intent.currency,
    description: intent.description,
    disputed: false,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: {
      network_status: paid ? "approved_by_network" : "declined_by_network",
      reason: failure?.code ?? null,
      risk_level: "normal",
      seller_message: paid ? "Payment complete." : "The payment was declined.",
      type: paid ? "authorized" : "issuer_declined",
    },
    paid,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    payment_method_details: methodDetails(intent),
    receipt_url: null,
    refunded: false,
    status: paid ? "succeeded" : "failed",
  };
}

function methodDetails(intent: PaymentIntentRecord): object {
  if (intent.payment_method_type === "card") {
    return {
      type: "card",
      card: { brand: "visa", country: "CN", funding: "credit", last4: "4242", installments: null },
    };
  }
  const installments = intent.payment_method_options.alipay?.installments ?? null;
  return {
    type: "alipay",
    alipay: { buyer_id: null, fingerprint: null, transaction_id: stripeId("txn"), installments },
  };
}
