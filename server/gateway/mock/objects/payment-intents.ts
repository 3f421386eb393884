import type { HttpHandler } from "msw";
import { type Call, route } from "#server/gateway/mock/http/exchange.ts";
import { listPage } from "#server/gateway/mock/http/pages.ts";
import {
  flag,
  mergeMetadata,
  oneOfWords,
  optionalText,
  refuseUnknown,
} from "#server/gateway/mock/http/params.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { type MockGateway, stripeId } from "../gateway.ts";
import { cancelIntent, confirmIntent, refuseUnless } from "./intent-moves.ts";
import {
  CONFIRM_PARAMS,
  CREATE_PARAMS,
  readAmount,
  readCurrency,
  readMethod,
  readMethodOptions,
  readMethodTypes,
  UPDATE_PARAMS,
} from "./intent-params.ts";
import { type PaymentIntentRecord, shownIntent } from "./payment-intent.ts";

const PATH = "/v1/payment_intents";
const CANCEL_REASONS = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"] as const;

export function paymentIntentHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, { method: "post", path: PATH, work: create }),
    route(gateway, { method: "get", path: PATH, work: list }),
    route(gateway, { method: "get", path: `${PATH}/:id`, work: (call) => shownIntent(loadIntent(call)) }),
    route(gateway, { method: "post", path: `${PATH}/:id`, work: update }),
    route(gateway, { method: "post", path: `${PATH}/:id/confirm`, work: confirm }),
    route(gateway, { method: "post", path: `${PATH}/:id/cancel`, work: cancel }),
  ];
}

export function loadIntent(call: Call): PaymentIntentRecord {
  const intent = call.gateway.store.find<PaymentIntentRecord>("payment_intent", call.account, call.id);
  if (intent === undefined) throw StripeFault.missing("payment_intent", call.id, "intent");
  return intent;
}

function create(call: Call): object {
  refuseUnknown(call.params, CREATE_PARAMS);
  const intent = newIntent(call);
  const method = readMethod(call, () => stripeId("pm"));
  attach(intent, method);
  call.gateway.store.save(call.account, intent);
  emitEvent(call, { type: "payment_intent.created", object: shownIntent(intent) });
  return flag(call.params, "confirm") ? confirmIntent(call, intent) : shownIntent(intent);
}

function newIntent(call: Call): PaymentIntentRecord {
  const { params } = call;
  const types = readMethodTypes(params);
  const id = stripeId("pi");
  return {
    id,
    object: "payment_intent",
    amount: readAmount(params),
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: types === null ? { enabled: true, allow_redirects: "always" } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: optionalText(params, "capture_method") ?? "automatic_async",
    client_secret: `${id}_secret_${stripeId("s", 25).slice(2)}`,
    confirmation_method: "automatic",
    created: call.now,
    currency: readCurrency(params),
    customer: optionalText(params, "customer"),
    description: optionalText(params, "description"),
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: mergeMetadata({}, params),
    next_action: null,
    on_behalf_of: optionalText(params, "on_behalf_of"),
    payment_method: null,
    payment_method_options: readMethodOptions(params),
    payment_method_types: types ?? ["card", "alipay"],
    processing: null,
    receipt_email: optionalText(params, "receipt_email"),
    review: null,
    setup_future_usage: optionalText(params, "setup_future_usage"),
    shipping: null,
    statement_descriptor: optionalText(params, "statement_descriptor"),
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: optionalText(params, "transfer_group"),
    payment_method_type: null,
    return_url: optionalText(params, "return_url"),
  };
}

function attach(intent: PaymentIntentRecord, method: ReturnType<typeof readMethod>): void {
  if (method === null) return;
  if (!intent.payment_method_types.includes(method.type)) {
    throw StripeFault.invalid(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(", ")}.`,
      "payment_method",
    );
  }
  intent.payment_method = method.id;
  intent.payment_method_type = method.type;
  intent.status = "requires_confirmation";
}

function list(call: Call): object {
  const page = listPage<PaymentIntentRecord>(call, {
    object: "payment_intent",
    url: PATH,
    filters: ["customer"],
  });
  const { data } = page as { data: PaymentIntentRecord[] };
  return { ...page, data: data.map(shownIntent) };
}

function update(call: Call): object {
  refuseUnknown(call.params, UPDATE_PARAMS);
  const intent = loadIntent(call);
  refuseUnless(intent, "update", ["requires_payment_method", "requires_confirmation", "requires_action"]);
  if (call.params.amount !== undefined) {
    refuseUnless(intent, "change the amount of", ["requires_payment_method", "requires_confirmation"]);
    intent.amount = readAmount(call.params);
  }
  if (call.params.currency !== undefined) intent.currency = readCurrency(call.params);
  applyDetails(call, intent);
  call.gateway.store.save(call.account, intent);
  return shownIntent(intent);
}

function applyDetails(call: Call, intent: PaymentIntentRecord): void {
  const { params } = call;
  intent.metadata = mergeMetadata(intent.metadata, params);
  intent.description = optionalText(params, "description") ?? intent.description;
  intent.receipt_email = optionalText(params, "receipt_email") ?? intent.receipt_email;
  intent.payment_method_types = readMethodTypes(params) ?? intent.payment_method_types;
  intent.payment_method_options = { ...intent.payment_method_options, ...readMethodOptions(params) };
  attach(
    intent,
    readMethod(call, () => stripeId("pm")),
  );
}

function confirm(call: Call): object {
  refuseUnknown(call.params, CONFIRM_PARAMS);
  const intent = loadIntent(call);
  refuseUnless(intent, "confirm", ["requires_payment_method", "requires_confirmation", "requires_action"]);
  applyDetails(call, intent);
  intent.return_url = optionalText(call.params, "return_url") ?? intent.return_url;
  return confirmIntent(call, intent);
}

function cancel(call: Call): object {
  refuseUnknown(call.params, ["cancellation_reason"]);
  const reason = oneOfWords(call.params, "cancellation_reason", CANCEL_REASONS);
  return cancelIntent(call, loadIntent(call), reason);
}
