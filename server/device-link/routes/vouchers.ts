import { z } from "zod";
import { errorBody } from "#server/domain/device-protocol/errors.ts";
import {
  MAX_SIGNATURE_BYTES,
  voucherPrintRequest,
  voucherQuery,
} from "#server/domain/device-protocol/payments.ts";
import { DomainError } from "#server/domain/errors.ts";
import { instant } from "#server/domain/fields/numbers.ts";
import { paymentRef } from "#server/domain/payments/inputs.ts";
import { voucherPrint, voucherView } from "#server/domain/payments/vouchers/views.ts";
import { getVoucher } from "#server/payments/vouchers/get-voucher.ts";
import { printVoucher } from "#server/payments/vouchers/print-voucher.ts";
import { signVoucher } from "#server/payments/vouchers/sign-voucher.ts";
import { KEY_HEADER, keyOf } from "../idempotency-key.ts";
import { operation } from "../operation.ts";

export const vouchers = [
  operation({
    method: "GET",
    path: "/device/v1/payments/{paymentId}/voucher",
    summary: "The facts of the merchant's or the payer's copy",
    tag: "Vouchers",
    auth: true,
    params: paymentRef,
    query: voucherQuery,
    answers: {
      200: { description: "The voucher", schema: voucherView },
      404: { description: "`voucher_not_found`: the order is not paid", schema: errorBody },
    },
    handle: async ({ ctx, params, query }) => ({
      status: 200,
      body: await getVoucher(ctx, { ...params, ...query }),
    }),
  }),
  operation({
    method: "POST",
    path: "/device/v1/payments/{paymentId}/voucher/prints",
    summary: "Print a copy: what to send to the printer, marked as a reprint after the first",
    tag: "Vouchers",
    auth: true,
    bodyType: "application/json",
    params: paymentRef,
    headers: KEY_HEADER,
    body: voucherPrintRequest,
    answers: {
      201: { description: "Which print of its copy it is, as text and as ESC/POS", schema: voucherPrint },
      404: {
        description: "`voucher_not_found`: the order is not paid, or the refund not done",
        schema: errorBody,
      },
      409: { description: "`idempotency_mismatch` or `printed_too_often`", schema: errorBody },
    },
    handle: async ({ ctx, params, body, headers }) => ({
      status: 201,
      body: await printVoucher(ctx, { ...params, ...body, idempotencyKey: keyOf(headers) }),
    }),
  }),
  operation({
    method: "PUT",
    path: "/device/v1/payments/{paymentId}/voucher/signature",
    summary: "The payer's signature as PNG, at most 200 kB",
    tag: "Vouchers",
    auth: true,
    bodyType: "image/png",
    bodyLimit: MAX_SIGNATURE_BYTES,
    params: paymentRef,
    answers: {
      200: {
        description: "Signed; the same picture again is harmless",
        schema: z.strictObject({ signedAt: instant }),
      },
      409: { description: "`already_signed` with another picture", schema: errorBody },
      413: { description: "`body_too_large`", schema: errorBody },
    },
    handle: async ({ ctx, params, body }) => {
      if (!Buffer.isBuffer(body)) {
        throw new DomainError("invalid_input", "signature_unreadable", "Send the signature as image/png.");
      }
      return { status: 200, body: await signVoucher(ctx, params, body) };
    },
  }),
];
