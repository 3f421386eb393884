import {
  type BillingDetails,
  NO_BILLING_DETAILS,
  type Shipping,
} from "#server/gateway/mock/http/contacts.ts";
import type { Metadata } from "#server/gateway/mock/http/metadata.ts";
import { chargedCard } from "../cards/card.ts";
import { factsOfToken } from "../cards/test-tokens.ts";
import { stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import type { PaymentIntentRecord } from "./payment-intent.ts";
import type { PaymentMethodRecord } from "./payment-method.ts";

export interface ChargeRecord extends StoredObject {
  object: "charge";
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  application_fee_amount: number | null;
  balance_transaction: string | null;
  billing_details: BillingDetails;
  calculated_statement_descriptor: string | null;
  captured: boolean;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_code: string | null;
  failure_message: string | null;
  fraud_details: object;
  metadata: Metadata;
  on_behalf_of: string | null;
  outcome: object;
  paid: boolean;
  payment_intent: string;
  payment_method: string | null;
  payment_method_details: object;
  receipt_email: string | null;
  refunded: boolean;
  refunds: { object: "list"; data: StoredObject[]; has_more: boolean; url: string };
  shipping: Shipping | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: "succeeded" | "failed";
  transfer_data: object | null;
  transfer_group: string | null;
}

export interface ChargeFailure {
  code: string;
  message: string;
}

/** The charge of one attempt to pay `intent`; whoever captures it books it. */
export function newCharge(
  intent: PaymentIntentRecord,
  now: number,
  { method, failure }: { method: PaymentMethodRecord | undefined; failure: ChargeFailure | null },
): ChargeRecord {
  const id = stripeId("ch");
  const paid = failure === null;
  return {
    id,
    object: "charge",
    ...takenOver(intent),
    ...NEVER_SET,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: method?.billing_details ?? NO_BILLING_DETAILS,
    captured: false,
    created: now,
    disputed: false,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    outcome: outcomeOf(failure),
    paid,
    payment_method_details: methodDetails(intent, method),
    refunded: false,
    refunds: refundsOf(id, { data: [], hasMore: false }),
    status: paid ? "succeeded" : "failed",
  };
}

/** The refunds as a charge holds them: the newest, and where the others are. */
export function refundsOf(
  chargeId: string,
  { data, hasMore }: { data: StoredObject[]; hasMore: boolean },
): ChargeRecord["refunds"] {
  return { object: "list", data, has_more: hasMore, url: `/v1/charges/${chargeId}/refunds` };
}

const NEVER_SET = {
  application: null,
  application_fee: null,
  failure_balance_transaction: null,
  livemode: false,
  receipt_number: null,
  receipt_url: null,
  review: null,
  source: null,
  source_transfer: null,
};

function takenOver(intent: PaymentIntentRecord) {
  return {
    amount: intent.amount,
    application_fee_amount: intent.application_fee_amount,
    calculated_statement_descriptor: intent.statement_descriptor ?? intent.statement_descriptor_suffix,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    receipt_email: intent.receipt_email,
    shipping: intent.shipping,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_data: intent.transfer_data,
    transfer_group: intent.transfer_group,
  };
}

function outcomeOf(failure: ChargeFailure | null): object {
  const paid = failure === null;
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: paid ? "approved_by_network" : "declined_by_network",
    reason: failure?.code ?? null,
    seller_message: paid ? "Payment complete." : "The payment was declined.",
    type: paid ? "authorized" : "issuer_declined",
  };
}

function methodDetails(intent: PaymentIntentRecord, method: PaymentMethodRecord | undefined): object {
  if (intent.payment_method_type === "card") {
    return { type: "card", card: chargedCard(factsOfToken(method?.test_token ?? null), intent.amount) };
  }
  const installments = intent.payment_method_options.alipay?.installments ?? null;
  return {
    type: "alipay",
    alipay: { buyer_id: null, fingerprint: null, transaction_id: stripeId("txn"), installments },
  };
}
