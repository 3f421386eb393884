import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { paymentWait, terminalPayment, terminalRefund } from "#server/domain/device-protocol/payments.ts";
import { createPaymentInput, paymentRef, refundInput } from "#server/domain/payments/inputs.ts";
import { isWaitingForPayer } from "#server/domain/payments/status.ts";
import { vetOrder } from "#server/domain/payments/vet-order.ts";
import { cancelPayment } from "#server/payments/orders/cancel-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { getPayment } from "#server/payments/orders/get-payment.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { KEY_HEADER, keyOf } from "../idempotency-key.ts";
import { operation } from "../operation.ts";
import { waitFor } from "../wait-for.ts";

export const payments = [
  operation({
    method: "POST",
    path: "/device/v1/payments",
    summary: "Take an order and ask the gateway to collect it",
    tag: "Payments",
    auth: true,
    bodyType: "application/json",
    headers: KEY_HEADER,
    screen: vetOrder,
    body: createPaymentInput,
    answers: {
      201: { description: "Taken, or taken before under the same key", schema: terminalPayment },
      400: {
        description:
          "`card_number_sent`, `installments_not_offered` on a bank card, `card_unreadable`, `cards_not_taken` or `method_not_offered`",
        schema: errorBody,
      },
      409: {
        description:
          "`quote_changed` with the new `quote`, `idempotency_mismatch`, `version_unknown`, `terminal_not_active`, `config_rejected` or `config_rolled_back`",
        schema: errorBody,
      },
      422: { description: "`firmware_too_old` for Huabei, with `minimum` and `remedy`", schema: errorBody },
      503: { description: "`gateway_unavailable`: repeat with the same key", schema: errorBody },
    },
    handle: async ({ ctx, headers, body }) => {
      const { payment } = await createPayment(ctx, { idempotencyKey: keyOf(headers), order: body });
      return { status: 201, body: payment };
    },
  }),
  operation({
    method: "GET",
    path: "/device/v1/payments/{paymentId}",
    summary: "How a payment stands; waits for a change when asked",
    tag: "Payments",
    auth: true,
    params: paymentRef,
    query: paymentWait,
    answers: {
      200: { description: "The payment", schema: terminalPayment },
      404: { description: "`payment_not_found`", schema: errorBody },
    },
    handle: async ({ ctx, params, query, signalOf }) => {
      const first = await getPayment(ctx, params);
      if (query.wait === undefined || !isWaitingForPayer(first.status)) return { status: 200, body: first };
      const changed = async () => {
        const payment = await getPayment(ctx, params);
        return payment.status === first.status ? undefined : payment;
      };
      const later = await waitFor(changed, { seconds: query.wait, signal: signalOf() });
      return { status: 200, body: later ?? first };
    },
  }),
  operation({
    method: "POST",
    path: "/device/v1/payments/{paymentId}/cancel",
    summary: "Take an order back before it is paid",
    tag: "Payments",
    auth: true,
    params: paymentRef,
    answers: {
      200: { description: "Canceled, or paid meanwhile: see `status`", schema: terminalPayment },
      409: { description: "`transition_refused`: already ended", schema: errorBody },
    },
    handle: async ({ ctx, params }) => ({ status: 200, body: await cancelPayment(ctx, params) }),
  }),
  operation({
    method: "POST",
    path: "/device/v1/payments/{paymentId}/refunds",
    summary: "Give money back, all or part of it",
    tag: "Payments",
    auth: true,
    bodyType: "application/json",
    headers: KEY_HEADER,
    params: paymentRef,
    body: refundInput,
    answers: {
      201: { description: "Done, or `pending` until the gateway answers", schema: terminalRefund },
      400: { description: "`refund_exceeds_payment` with `maximumFen`", schema: errorBody },
      409: { description: "`payment_not_paid` or `idempotency_mismatch`", schema: errorBody },
    },
    handle: async ({ ctx, headers, params, body }) => {
      const refund = await refundPayment(ctx, { ...params, ...body, idempotencyKey: keyOf(headers) });
      return { status: 201, body: refund };
    },
  }),
];
