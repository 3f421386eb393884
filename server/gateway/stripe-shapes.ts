import Stripe from "stripe";
import {
  FAILURE_REASONS,
  type FailureReason,
  GatewayError,
  type GatewayIntent,
  type GatewayRefund,
} from "./port.ts";

const INTENT_STATUSES: Partial<Record<string, GatewayIntent["status"]>> = {
  requires_action: "awaiting_payer",
  requires_confirmation: "awaiting_payer",
  processing: "awaiting_payer",
  succeeded: "succeeded",
  canceled: "canceled",
};

const FAILURES: Partial<Record<string, FailureReason>> = {
  insufficient_funds: "insufficient_balance",
  credit_limit_exceeded: "limit_too_low",
  payment_method_customer_decline: "payer_refused",
  incorrect_password: "password_wrong",
  ...{ generic_decline: "card_declined", do_not_honor: "card_declined", call_issuer: "card_declined" },
  ...{ card_not_supported: "card_declined", transaction_not_allowed: "card_declined" },
  ...{ expired_card: "card_expired", incorrect_pin: "pin_wrong", pin_try_exceeded: "pin_locked" },
  ...{ lost_card: "card_lost", stolen_card: "card_lost", pickup_card: "card_lost" },
  card_velocity_exceeded: "card_limit_exceeded",
  withdrawal_count_limit_exceeded: "card_limit_exceeded",
  ...{ issuer_not_available: "issuer_unavailable", processing_error: "issuer_unavailable" },
  ...{ try_again_later: "issuer_unavailable", reenter_transaction: "issuer_unavailable" },
};

/** Our view of a Stripe payment intent. One that fell back to its start has failed, unless it never began. */
export function readIntent(intent: Stripe.PaymentIntent): GatewayIntent {
  const error = intent.last_payment_error ?? null;
  const failed = intent.status === "requires_payment_method" && error !== null;
  return {
    id: intent.id,
    status: failed ? "failed" : (INTENT_STATUSES[intent.status] ?? "awaiting_payer"),
    amountFen: intent.amount,
    paymentId: intent.metadata.payment_id ?? null,
    payUrl: intent.next_action?.redirect_to_url?.url ?? null,
    chargeId: idOf(intent.latest_charge),
    failureReason: failed ? failureReasonOf(error.decline_code ?? error.code) : null,
  };
}

export function readRefund(refund: Stripe.Refund): GatewayRefund {
  const failed = refund.status === "failed" || refund.status === "canceled";
  return {
    id: refund.id,
    status: failed ? "failed" : refund.status === "succeeded" ? "succeeded" : "pending",
    amountFen: refund.amount,
    intentId: idOf(refund.payment_intent),
    refundId: refund.metadata?.refund_id ?? null,
    failureReason: failed ? (refund.failure_reason ?? "gateway_refused") : null,
  };
}

function failureReasonOf(code: string | undefined): FailureReason {
  const known: readonly string[] = FAILURE_REASONS;
  if (code !== undefined && known.includes(code)) return code as FailureReason;
  return FAILURES[code ?? ""] ?? "gateway_refused";
}

function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null;
  return typeof reference === "string" ? reference : reference.id;
}

/** Maps the SDK's errors: no answer, overload and in-flight keys are worth another try, refusals are not. */
export function toGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  if (error instanceof Stripe.errors.StripeConnectionError) {
    return new GatewayError("no_answer", "The payment gateway did not answer in time.", true, error);
  }
  if (error instanceof Stripe.errors.StripeRateLimitError) {
    return new GatewayError("busy", "The payment gateway asks to slow down.", true, error);
  }
  if (error instanceof Stripe.errors.StripeError) {
    const status = error.statusCode ?? 500;
    const crossed = error.code === "payment_intent_unexpected_state";
    const reason = crossed ? "intent_not_cancelable" : (error.code ?? error.type);
    return new GatewayError(
      reason,
      `The payment gateway refused: ${reason}.`,
      status >= 500 || status === 409,
      error,
    );
  }
  return new GatewayError("unexpected", "The payment gateway's answer could not be read.", false, error);
}
