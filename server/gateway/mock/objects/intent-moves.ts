import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { type EventCause, emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { nowSeconds } from "../gateway.ts";
import { newCharge } from "./charge.ts";
import {
  type IntentStatus,
  type PaymentError,
  type PaymentIntentRecord,
  shownIntent,
} from "./payment-intent.ts";

/** Cards that decline at once, by Stripe's test ids. */
const DECLINED_CARDS: Partial<Record<string, PaymentError>> = {
  pm_card_chargeDeclined: {
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    message: "Your card was declined.",
  },
  pm_card_chargeDeclinedInsufficientFunds: {
    type: "card_error",
    code: "card_declined",
    decline_code: "insufficient_funds",
    message: "Your card has insufficient funds.",
  },
};

export function refuseUnless(
  intent: PaymentIntentRecord,
  verb: string,
  allowed: readonly IntentStatus[],
): void {
  if (allowed.includes(intent.status)) return;
  throw new StripeFault(400, {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be used: ${allowed.join(", ")}.`,
    payment_intent: shownIntent(intent),
  });
}

/** Confirms: a card pays or is declined at once, Alipay sends the payer to the wallet page. */
export function confirmIntent(cause: EventCause, intent: PaymentIntentRecord): object {
  if (intent.payment_method === null && intent.payment_method_types.join() === "alipay") {
    intent.payment_method_type = "alipay";
    intent.payment_method = `pm_alipay_${intent.id.slice(3)}`;
  }
  if (intent.payment_method === null) {
    throw new StripeFault(400, {
      type: "invalid_request_error",
      code: "payment_intent_unexpected_state",
      message:
        "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with a payment method and then confirm it again.",
      payment_intent: shownIntent(intent),
    });
  }
  intent.last_payment_error = null;
  if (intent.payment_method_type === "alipay") return sendToWallet(cause, intent);
  const declined = DECLINED_CARDS[intent.payment_method];
  if (declined === undefined) return succeedIntent(cause, intent);
  failIntent(cause, intent, declined);
  return new StripeFault(402, { ...declined, payment_intent: shownIntent(intent) });
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

export function succeedIntent(cause: EventCause, intent: PaymentIntentRecord): object {
  const charge = newCharge(intent, nowSeconds(cause.gateway), null);
  cause.gateway.store.save(cause.account, charge);
  intent.status = "succeeded";
  intent.next_action = null;
  intent.amount_received = intent.amount;
  intent.latest_charge = charge.id;
  emitEvent(cause, { type: "charge.succeeded", object: charge });
  return finish(cause, intent, "payment_intent.succeeded");
}

export function failIntent(cause: EventCause, intent: PaymentIntentRecord, error: PaymentError): object {
  const failure = { code: error.decline_code ?? error.code, message: error.message };
  const charge = newCharge(intent, nowSeconds(cause.gateway), failure);
  cause.gateway.store.save(cause.account, charge);
  intent.status = "requires_payment_method";
  intent.next_action = null;
  intent.last_payment_error = error;
  intent.latest_charge = charge.id;
  intent.payment_method = null;
  intent.payment_method_type = null;
  emitEvent(cause, { type: "charge.failed", object: charge });
  return finish(cause, intent, "payment_intent.payment_failed");
}

export function cancelIntent(cause: EventCause, intent: PaymentIntentRecord, reason: string | null): object {
  refuseUnless(intent, "cancel", ["requires_payment_method", "requires_confirmation", "requires_action"]);
  intent.status = "canceled";
  intent.next_action = null;
  intent.canceled_at = nowSeconds(cause.gateway);
  intent.cancellation_reason = reason;
  return finish(cause, intent, "payment_intent.canceled");
}

function finish(cause: EventCause, intent: PaymentIntentRecord, event: string): object {
  cause.gateway.store.save(cause.account, intent);
  const shown = shownIntent(intent);
  emitEvent(cause, { type: event, object: shown });
  return shown;
}
