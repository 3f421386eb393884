import type { HttpHandler } from "msw";
import { type Call, route } from "#server/gateway/mock/http/exchange.ts";
import { listPage } from "#server/gateway/mock/http/pages.ts";
import {
  mergeMetadata,
  oneOfWords,
  optionalInteger,
  optionalText,
  refuseUnknown,
} from "#server/gateway/mock/http/params.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { type MockGateway, stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import type { ChargeRecord } from "./charge.ts";
import type { PaymentIntentRecord } from "./payment-intent.ts";

interface RefundRecord extends StoredObject {
  object: "refund";
  amount: number;
  balance_transaction: string;
  charge: string;
  currency: string;
  destination_details: object;
  metadata: Record<string, string>;
  payment_intent: string;
  reason: string | null;
  receipt_number: null;
  source_transfer_reversal: null;
  status: "succeeded";
  transfer_reversal: null;
}

const PATH = "/v1/refunds";
const REASONS = ["duplicate", "fraudulent", "requested_by_customer"] as const;
const CREATE = [
  "amount",
  "charge",
  "payment_intent",
  "reason",
  "metadata",
  "currency",
  "customer",
  "instructions_email",
  "origin",
  "refund_application_fee",
  "reverse_transfer",
];

export function refundHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, { method: "post", path: PATH, work: create }),
    route(gateway, {
      method: "get",
      path: PATH,
      work: (call) =>
        listPage<RefundRecord>(call, { object: "refund", url: PATH, filters: ["payment_intent", "charge"] }),
    }),
    route(gateway, { method: "get", path: `${PATH}/:id`, work: load }),
    route(gateway, {
      method: "post",
      path: `${PATH}/:id`,
      work: (call) => {
        refuseUnknown(call.params, ["metadata"]);
        const refund = load(call);
        refund.metadata = mergeMetadata(refund.metadata, call.params);
        return call.gateway.store.save(call.account, refund);
      },
    }),
  ];
}

function load(call: Call): RefundRecord {
  const refund = call.gateway.store.find<RefundRecord>("refund", call.account, call.id);
  if (refund === undefined) throw StripeFault.missing("refund", call.id);
  return refund;
}

function create(call: Call): object {
  refuseUnknown(call.params, CREATE);
  const charge = chargeOf(call);
  const remaining = charge.amount - charge.amount_refunded;
  if (remaining === 0) {
    throw StripeFault.invalid(
      `Charge ${charge.id} has already been refunded.`,
      null,
      "charge_already_refunded",
    );
  }
  const amount = optionalInteger(call.params, "amount") ?? remaining;
  if (amount < 1)
    throw StripeFault.invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
  if (amount > remaining) {
    throw StripeFault.invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${remaining})`,
      "amount",
    );
  }
  const refund = newRefund(call, charge, amount);
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  call.gateway.store.save(call.account, refund);
  call.gateway.store.save(call.account, charge);
  emitEvent(call, { type: "refund.created", object: refund });
  emitEvent(call, { type: "charge.refunded", object: charge, previous });
  return refund;
}

function newRefund(call: Call, charge: ChargeRecord, amount: number): RefundRecord {
  return {
    id: stripeId("re"),
    object: "refund",
    amount,
    balance_transaction: stripeId("txn"),
    charge: charge.id,
    created: call.now,
    currency: charge.currency,
    destination_details: { alipay: {}, type: "alipay" },
    metadata: mergeMetadata({}, call.params),
    payment_intent: charge.payment_intent,
    reason: oneOfWords(call.params, "reason", REASONS),
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
}

function chargeOf(call: Call): ChargeRecord {
  const { store } = call.gateway;
  const intentId = optionalText(call.params, "payment_intent");
  const chargeId = optionalText(call.params, "charge");
  if ((intentId === null) === (chargeId === null)) {
    throw StripeFault.invalid(
      "One of charge or payment_intent is required, and only one.",
      "charge",
      "parameter_missing",
    );
  }
  const intent =
    intentId === null ? null : store.find<PaymentIntentRecord>("payment_intent", call.account, intentId);
  if (intent === undefined) throw StripeFault.missing("payment_intent", intentId ?? "", "payment_intent");
  const id = chargeId ?? intent?.latest_charge ?? null;
  const charge = id === null ? undefined : store.find<ChargeRecord>("charge", call.account, id);
  if (charge === undefined && chargeId !== null) throw StripeFault.missing("charge", chargeId, "charge");
  if (charge === undefined || !charge.paid) {
    throw StripeFault.invalid(
      `This PaymentIntent (${intentId ?? charge?.payment_intent ?? ""}) does not have a successful charge to refund.`,
      "payment_intent",
    );
  }
  return charge;
}
