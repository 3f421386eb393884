import { z } from "zod";
import { amountFen, instant } from "#server/domain/fields/numbers.ts";
import { PAYMENT_STATUSES, REFUND_STATUSES } from "#server/domain/payments/status.ts";
import { quoteView } from "#server/domain/quotes/quote-view.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { BEARERS, term } from "#server/domain/rates/rate-card.ts";
import { voucherCopy } from "../payments/voucher.ts";
import { location } from "./activation.ts";

/** As RFC drafts have it: any printable text, chosen by the terminal and kept until the answer has arrived. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,100}$/, "1 to 100 printable characters");

/** An order at the counter. A plan belongs to Huabei, and Huabei is always paid in instalments. */
export const createPaymentInput = z
  .strictObject({
    amountFen,
    method: z.enum(PAYMENT_METHODS),
    plan: z.strictObject({ term, bearer: z.enum(BEARERS) }).optional(),
    quoteHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    configVersion: z.int().min(1).max(1_000_000_000),
    operator: z.string().min(1).max(30).optional(),
    location: location.optional(),
  })
  .refine((input) => (input.method === "huabei") === (input.plan !== undefined), {
    path: ["plan"],
    message: "a plan is needed for huabei and for nothing else",
  });
export type CreatePaymentInput = z.output<typeof createPaymentInput>;

/** A payment as its terminal sees it. `qr` is there while the payer can still pay. */
export const terminalPayment = z.strictObject({
  paymentId: z.string(),
  orderNumber: z.string(),
  status: z.enum(PAYMENT_STATUSES),
  failureReason: z.string().optional(),
  amountFen: z.int(),
  refundedFen: z.int(),
  method: z.enum(PAYMENT_METHODS),
  qr: z.strictObject({ url: z.url() }).optional(),
  quote: quoteView.optional(),
  expiresAt: instant,
  paidAt: instant.optional(),
});
export type TerminalPayment = z.infer<typeof terminalPayment>;

export const refundInput = z.strictObject({ amountFen, reason: z.string().min(1).max(200) });

export const terminalRefund = z.strictObject({
  refundId: z.string(),
  paymentId: z.string(),
  amountFen: z.int(),
  status: z.enum(REFUND_STATUSES),
  failureReason: z.string().optional(),
});
export type TerminalRefund = z.infer<typeof terminalRefund>;

export const paymentWait = z.strictObject({
  /** Seconds to hold the answer while nothing changes. */
  wait: z.coerce.number().int().min(0).max(25).optional(),
});

export const voucherQuery = z.strictObject({ copy: voucherCopy.default("merchant") });

export const MAX_SIGNATURE_BYTES = 200_000;
