import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { GatewayError } from "#server/gateway/port.ts";
import { readIntent, readRefund, toGatewayError } from "#server/gateway/stripe-shapes.ts";

const intent = (changes: object) =>
  ({
    id: "pi_1",
    amount: 100,
    status: "requires_action",
    metadata: { payment_id: "pay_1" },
    next_action: null,
    last_payment_error: null,
    latest_charge: null,
    ...changes,
  }) as unknown as Stripe.PaymentIntent;

describe("readIntent", () => {
  test.each([
    ["requires_action", "awaiting_payer"],
    ["processing", "awaiting_payer"],
    ["succeeded", "succeeded"],
    ["canceled", "canceled"],
    ["requires_payment_method", "awaiting_payer"],
  ])("reads %s as %s", (status, ours) => {
    expect(readIntent(intent({ status })).status).toBe(ours);
  });

  test.each([
    ["insufficient_funds", "insufficient_balance"],
    ["credit_limit_exceeded", "limit_too_low"],
    ["payment_method_customer_decline", "payer_refused"],
    ["incorrect_password", "password_wrong"],
    ["huabei_not_available", "huabei_not_available"],
    ["card_declined", "card_declined"],
    ["password_locked", "password_locked"],
    ["something_new", "gateway_refused"],
  ])("reads the decline %s as %s", (decline_code, reason) => {
    const failed = intent({
      status: "requires_payment_method",
      last_payment_error: { type: "card_error", code: "x", decline_code },
    });
    expect(readIntent(failed)).toMatchObject({ status: "failed", failureReason: reason });
  });

  test("reads a charge given as id or whole", () => {
    expect(readIntent(intent({ latest_charge: "ch_1" })).chargeId).toBe("ch_1");
    expect(readIntent(intent({ latest_charge: { id: "ch_2" } })).chargeId).toBe("ch_2");
  });
});

test("a canceled refund has failed, an unknown status is still pending", () => {
  const refund = (status: string) =>
    ({ id: "re_1", amount: 1, status, metadata: null }) as unknown as Stripe.Refund;
  expect(readRefund(refund("canceled")).status).toBe("failed");
  expect(readRefund(refund("requires_action")).status).toBe("pending");
});

describe("toGatewayError", () => {
  const raw = (statusCode: number, code?: string) =>
    ({ type: "api_error", message: "m", statusCode, ...(code && { code }) }) as ConstructorParameters<
      typeof Stripe.errors.StripeAPIError
    >[0];

  test.each([
    ["no answer", new Stripe.errors.StripeConnectionError(raw(0)), true],
    ["overload", new Stripe.errors.StripeRateLimitError(raw(429)), true],
    ["a server error", new Stripe.errors.StripeAPIError(raw(503)), true],
    ["a key in flight", new Stripe.errors.StripeIdempotencyError(raw(409)), true],
    ["a refusal", new Stripe.errors.StripeInvalidRequestError(raw(400)), false],
  ])("%s is retryable: %s", (_title, error, retryable) => {
    expect(toGatewayError(error)).toMatchObject({ name: "GatewayError", retryable });
  });

  test("leaves a gateway error as it is", () => {
    const error = new GatewayError("x", "y", true);
    expect(toGatewayError(error)).toBe(error);
  });
});
