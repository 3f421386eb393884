import { type EventCause, emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { nowSeconds, stripeId } from "../gateway.ts";
import type { ChargeRecord } from "./charge.ts";

const DAYS_TO_ANSWER = 7;
const DAY_SECONDS = 86_400;

/** Every kind of evidence that Stripe knows; the mock takes none. */
const EVIDENCE = [
  "access_activity_log",
  "billing_address",
  "cancellation_policy",
  "cancellation_policy_disclosure",
  "cancellation_rebuttal",
  "customer_communication",
  "customer_email_address",
  "customer_name",
  "customer_purchase_ip",
  "customer_signature",
  "duplicate_charge_documentation",
  "duplicate_charge_explanation",
  "duplicate_charge_id",
  "product_description",
  "receipt",
  "refund_policy",
  "refund_policy_disclosure",
  "refund_refusal_explanation",
  "service_date",
  "service_documentation",
  "shipping_address",
  "shipping_carrier",
  "shipping_date",
  "shipping_documentation",
  "shipping_tracking_number",
  "uncategorized_file",
  "uncategorized_text",
];

/** The payer disputes `charge` as fraudulent; the money stays until the dispute is decided. */
export function openDispute(cause: EventCause, charge: ChargeRecord): void {
  const now = nowSeconds(cause.gateway);
  const dispute = {
    id: stripeId("dp"),
    object: "dispute",
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(EVIDENCE.map((kind) => [kind, null])), enhanced_evidence: {} },
    evidence_details: {
      due_by: now + DAYS_TO_ANSWER * DAY_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: true,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: "visa", case_type: "inquiry", network: "visa", network_reason_code: "10.4" },
      type: "card",
    },
    reason: "fraudulent",
    status: "warning_needs_response",
  };
  charge.disputed = true;
  cause.gateway.store.save(cause.account, charge);
  cause.gateway.store.save(cause.account, dispute);
  emitEvent(cause, { type: "charge.dispute.created", object: dispute });
}
