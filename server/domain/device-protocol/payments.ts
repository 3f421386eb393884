import { z } from "zod";
import { instant } from "#server/domain/fields/numbers.ts";
import { paymentCard } from "#server/domain/payments/cards.ts";
import { slip } from "#server/domain/payments/inputs.ts";
import { PAYMENT_STATUSES, REFUND_STATUSES } from "#server/domain/payments/status.ts";
import { quoteView } from "#server/domain/quotes/quote-view.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { roll } from "../payments/vouchers/columns.ts";
import { VOUCHER_LOCALES } from "../payments/vouchers/words.ts";

/** A payment as its terminal sees it. `qr` is there while the payer can still pay. */
export const terminalPayment = z.strictObject({
  paymentId: z.string(),
  orderNumber: z.string(),
  status: z.enum(PAYMENT_STATUSES),
  failureReason: z.string().optional(),
  amountFen: z.int(),
  /** What was given back, and what may still be: a refund on its way counts as neither. */
  refundedFen: z.int(),
  refundableFen: z.int(),
  method: z.enum(PAYMENT_METHODS),
  card: paymentCard.optional(),
  qr: z.strictObject({ url: z.url() }).optional(),
  quote: quoteView.optional(),
  expiresAt: instant,
  paidAt: instant.optional(),
});
export type TerminalPayment = z.infer<typeof terminalPayment>;

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

/** A slip of the merchant's where none is named. */
export const voucherQuery = z.strictObject({ ...slip, copy: slip.copy.default("merchant") });

export const voucherPrintRequest = voucherQuery.extend({
  locale: z.enum(VOUCHER_LOCALES).default("zh-CN"),
  roll: roll.default("58"),
});
export type VoucherPrintRequest = z.input<typeof voucherPrintRequest>;

export const MAX_SIGNATURE_BYTES = 200_000;
