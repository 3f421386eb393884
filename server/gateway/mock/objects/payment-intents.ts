import { z } from "zod";
import type { Call } from "#server/gateway/mock/http/call.ts";
import { type Kind, load } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import { type Given, parameter } from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { cancelIntent, captureIntent, confirmIntent, refuseUnless } from "./intent-moves.ts";
import { CAPTURE, CONFIRM, CREATE, clientSecret, type IntentRequest, UPDATE } from "./intent-parameters.ts";
import { newIntent } from "./new-intent.ts";
import { OPEN, type PaymentIntentRecord } from "./payment-intent.ts";

const INTENT: Kind = {
  object: "payment_intent",
  path: "/v1/payment_intents",
  missing: { called: "payment_intent", param: "intent" },
};
const ONE = `${INTENT.path}/:id`;

/** What may change whatever has become of the intent; all the rest is fixed once somebody has paid. */
const ALWAYS_OPEN = ["description", "metadata", "receipt_email", "shipping", "transfer_group"];
/** What the payer agreed to: after a change the intent is confirmed anew. */
const AGREED = [
  "amount",
  "capture_method",
  "currency",
  "payment_method_options",
  "payment_method_types",
  "allowed_payment_method_types",
  "excluded_payment_method_types",
];

/** Two ways to say the same thing, of which one would be dropped. */
const EITHER_OR = [
  ["automatic_payment_methods", "payment_method_types"],
  ["automatic_payment_methods", "allowed_payment_method_types"],
  ["payment_method_types", "allowed_payment_method_types"],
  ["payment_method", "payment_method_data"],
] as const;

const cancellationReason = parameter(
  z.enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"]),
  (request: { reason: string | null }, reason) => {
    request.reason = reason;
  },
);

export const PAYMENT_INTENT_ROUTES: readonly DeclaredRoute[] = [
  route({ method: "post", path: INTENT.path, parameters: CREATE, work: create }),
  listRoute({ ...INTENT, filters: ["customer"] }),
  route({
    method: "get",
    path: ONE,
    parameters: { client_secret: clientSecret },
    work: (call, given) => given.applyTo(loadIntent(call)),
  }),
  route({ method: "post", path: ONE, parameters: UPDATE, work: update }),
  route({ method: "post", path: `${ONE}/confirm`, parameters: CONFIRM, work: confirm }),
  route({ method: "post", path: `${ONE}/capture`, parameters: CAPTURE, work: capture }),
  route({
    method: "post",
    path: `${ONE}/cancel`,
    parameters: { cancellation_reason: cancellationReason },
    work: (call, given) =>
      cancelIntent(call, loadIntent(call), given.applyTo({ reason: null as string | null }).reason),
  }),
];

export function loadIntent(call: Call): PaymentIntentRecord {
  return load<PaymentIntentRecord>(call, INTENT);
}

function create(call: Call, given: Given<IntentRequest>): object {
  const intent = newIntent(call.now);
  refuseContradiction(given.names);
  const request = given.applyTo({ intent, confirm: false, refusesRedirect: false });
  if (request.refusesRedirect && !request.confirm) {
    throw StripeFault.invalid("You may only say that the payer is away when you confirm.", "confirm");
  }
  call.gateway.store.save(call.account, intent);
  emitEvent(call, { type: "payment_intent.created", object: intent });
  return request.confirm ? confirmIntent(call, request) : intent;
}

function update(call: Call, given: Given<PaymentIntentRecord>): object {
  const intent = loadIntent(call);
  refuseContradiction(given.names);
  const fixed = given.names.find((name) => !ALWAYS_OPEN.includes(name));
  if (fixed !== undefined) refuseUnless(intent, `update the ${fixed} of`, OPEN);
  given.applyTo(intent);
  if (intent.status === "requires_action" && given.names.some((name) => AGREED.includes(name))) {
    intent.status = "requires_confirmation";
    intent.next_action = null;
  }
  return call.gateway.store.save(call.account, intent);
}

function confirm(call: Call, given: Given<IntentRequest>): object {
  const intent = loadIntent(call);
  refuseUnless(intent, "confirm", OPEN);
  refuseContradiction(given.names);
  return confirmIntent(call, given.applyTo({ intent, confirm: true, refusesRedirect: false }));
}

function capture(call: Call, given: Given<PaymentIntentRecord & { amount_to_capture: number }>): object {
  const intent = loadIntent(call);
  refuseUnless(intent, "capture", ["requires_capture"]);
  const { amount_to_capture, ...captured } = given.applyTo({
    ...intent,
    amount_to_capture: intent.amount_capturable,
  });
  return captureIntent(call, captured, amount_to_capture);
}

function refuseContradiction(names: readonly string[]): void {
  const both = EITHER_OR.find((pair) => pair.every((name) => names.includes(name)));
  if (both === undefined) return;
  const [first] = both;
  const message = `You may only specify one of these parameters: ${both.join(", ")}.`;
  throw StripeFault.invalid(message, first, "parameters_exclusive");
}
