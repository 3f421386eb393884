import type { Metadata } from "#server/gateway/mock/http/metadata.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { type EventCause, emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { declineOfPin } from "../cards/pin.ts";
import { declineOfToken } from "../cards/test-tokens.ts";
import { nowSeconds } from "../gateway.ts";
import { shownRecord } from "../shown.ts";
import { captureCharge, chargeIntent, releaseCharge } from "./charging.ts";
import type { IntentRequest } from "./intent-parameters.ts";
import { attach } from "./method-parameters.ts";
import { type IntentStatus, OPEN, type PaymentError, type PaymentIntentRecord } from "./payment-intent.ts";
import { newPaymentMethod, type PaymentMethodRecord } from "./payment-method.ts";

const REDIRECT_REFUSED: PaymentError = {
  type: "card_error",
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "This payment needs its payer, who cannot be sent anywhere.",
};

export function refuseUnless(
  intent: PaymentIntentRecord,
  verb: string,
  allowed: readonly IntentStatus[],
): void {
  if (allowed.includes(intent.status)) return;
  throw unexpectedState(
    intent,
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be used: ${allowed.join(", ")}.`,
  );
}

function unexpectedState(intent: PaymentIntentRecord, message: string): StripeFault {
  return new StripeFault(400, {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message,
    payment_intent: shownRecord(intent),
  });
}

/** Confirms: a card pays or is declined at once, Alipay sends the payer to the wallet page. */
export function confirmIntent(
  cause: EventCause,
  { intent, refusesRedirect }: Pick<IntentRequest, "intent" | "refusesRedirect">,
): object {
  if (intent.payment_method === null && intent.payment_method_types.join() === "alipay") {
    attach(cause, intent, newPaymentMethod(nowSeconds(cause.gateway), { type: "alipay" }));
  }
  if (intent.payment_method === null) {
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with a payment method and then confirm it again.",
    );
  }
  intent.last_payment_error = null;
  if (intent.payment_method_type === "alipay" && !refusesRedirect) return sendToWallet(cause, intent);
  const declined = intent.payment_method_type === "alipay" ? REDIRECT_REFUSED : declineOf(cause, intent);
  if (declined === null) return succeedIntent(cause, intent);
  failIntent(cause, intent, declined);
  return new StripeFault(402, { ...declined, payment_intent: shownRecord(intent) });
}

function declineOf(cause: EventCause, intent: PaymentIntentRecord): PaymentError | null {
  const id = intent.payment_method ?? "";
  const method = cause.gateway.store.find<PaymentMethodRecord>("payment_method", cause.account, id);
  const token = method?.test_token ?? null;
  return declineOfPin(cause.gateway.store, token) ?? declineOfToken(token);
}

function sendToWallet(cause: EventCause, intent: PaymentIntentRecord): object {
  intent.status = "requires_action";
  intent.next_action = {
    type: "redirect_to_url",
    redirect_to_url: {
      url: `${cause.gateway.settings.publicUrl}/wallet/${intent.id}`,
      return_url: intent.return_url,
    },
  };
  return finish(cause, intent, "payment_intent.requires_action");
}

/** The payer has paid: the money is received, or held until it is captured. The charge says by what, where it is known. */
export function succeedIntent(cause: EventCause, intent: PaymentIntentRecord, paidBy: Metadata = {}): object {
  const charge = chargeIntent(cause, intent, { failure: null, paidBy });
  intent.next_action = null;
  intent.latest_charge = charge.id;
  if (intent.capture_method === "manual") {
    intent.status = "requires_capture";
    intent.amount_capturable = intent.amount;
    return finish(cause, intent, "payment_intent.amount_capturable_updated");
  }
  intent.status = "succeeded";
  intent.amount_received = intent.amount;
  return finish(cause, intent, "payment_intent.succeeded");
}

/** Takes what was held, or a part of it; the rest goes back to the payer. */
export function captureIntent(cause: EventCause, intent: PaymentIntentRecord, amount: number): object {
  if (amount > intent.amount_capturable) {
    throw StripeFault.invalid(
      `The remaining amount that can be captured for this PaymentIntent is ${intent.amount_capturable}, but you tried to capture ${amount}.`,
      "amount_to_capture",
      "amount_too_large",
    );
  }
  captureCharge(cause, intent, amount);
  intent.status = "succeeded";
  intent.amount_capturable = 0;
  intent.amount_received = amount;
  return finish(cause, intent, "payment_intent.succeeded");
}

export function failIntent(cause: EventCause, intent: PaymentIntentRecord, error: PaymentError): object {
  const failure = { code: error.decline_code ?? error.code, message: error.message };
  const charge = chargeIntent(cause, intent, { failure });
  intent.status = "requires_payment_method";
  intent.next_action = null;
  intent.last_payment_error = error;
  intent.latest_charge = charge.id;
  intent.payment_method = null;
  intent.payment_method_type = null;
  return finish(cause, intent, "payment_intent.payment_failed");
}

export function cancelIntent(cause: EventCause, intent: PaymentIntentRecord, reason: string | null): object {
  refuseUnless(intent, "cancel", [...OPEN, "requires_capture"]);
  if (intent.status === "requires_capture") releaseCharge(cause, intent);
  intent.status = "canceled";
  intent.amount_capturable = 0;
  intent.next_action = null;
  intent.canceled_at = nowSeconds(cause.gateway);
  intent.cancellation_reason = reason;
  return finish(cause, intent, "payment_intent.canceled");
}

function finish(cause: EventCause, intent: PaymentIntentRecord, event: string): object {
  cause.gateway.store.save(cause.account, intent);
  emitEvent(cause, { type: event, object: intent });
  return intent;
}
