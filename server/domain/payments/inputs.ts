import { z } from "zod";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { location } from "#server/domain/fields/location.ts";
import { amountFen, calendarDate } from "#server/domain/fields/numbers.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line } from "#server/domain/fields/text.ts";
import { presentedCard } from "#server/domain/payments/cards.ts";
import { PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import { roll } from "#server/domain/payments/vouchers/columns.ts";
import { voucherCopy } from "#server/domain/payments/vouchers/views.ts";
import { VOUCHER_LOCALES } from "#server/domain/payments/vouchers/words.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { BEARERS, term } from "#server/domain/rates/rate-card.ts";

/** As RFC drafts have it: any printable text, chosen by the terminal and kept until the answer has arrived. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,100}$/, "1 to 100 printable characters");

/** An order at the counter. A plan belongs to Huabei, which is always paid in instalments; a card to bank cards. */
export const createPaymentInput = z
  .strictObject({
    amountFen,
    method: z.enum(PAYMENT_METHODS),
    plan: z.strictObject({ term, bearer: z.enum(BEARERS) }).optional(),
    card: presentedCard.optional(),
    quoteHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    configVersion: z.int().min(1).max(1_000_000_000),
    operator: line({ min: 1, max: 30 }).optional(),
    location: location.optional(),
  })
  .refine((input) => (input.method === "huabei") === (input.plan !== undefined), {
    path: ["plan"],
    message: "a plan is needed for huabei and for nothing else",
  })
  .refine((input) => input.card === undefined || input.method === "bank_card", {
    path: ["card"],
    message: "a card goes with bank_card and with nothing else",
  });

export const refundInput = z.strictObject({ amountFen, reason });

export type CreatePaymentInput = z.output<typeof createPaymentInput>;

export const paymentRef = z.strictObject({ paymentId: id("payment") });

export const confirmReceiptInput = z.strictObject(versioned("paymentId", "payment"));

export const createPaymentRequest = z.strictObject({ idempotencyKey, order: createPaymentInput });

export const listPaymentsInput = z.strictObject({
  merchantId: id("merchant").optional(),
  terminalId: id("terminal").optional(),
  search,
  method: z.enum(PAYMENT_METHODS).optional(),
  status: z.enum(PAYMENT_STATUSES).optional(),
  /** Only those of which money was given back. */
  refunded: z.boolean().optional(),
  /** Only those that were ordered on a day of Asia/Shanghai. */
  day: calendarDate.optional(),
  /** Only those about which the gateway has no answer. */
  inDoubt: z.boolean().optional(),
  /** Only those with a refund that waits for a second person. */
  toDecide: z.boolean().optional(),
  cursor,
});

export const refundPaymentInput = z.strictObject({
  paymentId: id("payment"),
  idempotencyKey,
  ...refundInput.shape,
});

export type RefundPaymentInput = z.output<typeof refundPaymentInput>;

export const approveRefundInput = z.strictObject(versioned("refundId", "refund"));
export type ApproveRefundInput = z.output<typeof approveRefundInput>;

export const refuseRefundInput = approveRefundInput.extend({ reason });
export type RefuseRefundInput = z.output<typeof refuseRefundInput>;

export const refundRef = z.strictObject({ refundId: id("refund") });

export const strayChargeRef = z.strictObject({ strayChargeId: id("strayCharge") });

/** Which slip: of the payment, or of one of its refunds. */
export const slip = { copy: voucherCopy, refundId: id("refund").optional() };
const voucherOf = { paymentId: id("payment"), ...slip };

export const getVoucherInput = z.strictObject(voucherOf);
export type GetVoucherInput = z.output<typeof getVoucherInput>;

export const printVoucherInput = z.strictObject({
  ...voucherOf,
  locale: z.enum(VOUCHER_LOCALES),
  roll,
  idempotencyKey,
});
export type PrintVoucherInput = z.output<typeof printVoucherInput>;

export const readVoucherPdfInput = z.strictObject({ ...voucherOf, locale: z.enum(VOUCHER_LOCALES) });
export type ReadVoucherPdfInput = z.output<typeof readVoucherPdfInput>;

/** What stands on the paper: its number, and its check code or that of its quote. */
export const checkVoucherInput = z.strictObject({
  number: line({ min: 1, max: 60 }),
  hash: line({ max: 100 })
    .transform((written) => written.toLowerCase())
    .pipe(evidenceHash),
});
export type CheckVoucherInput = z.output<typeof checkVoucherInput>;

export const signVoucherInput = z.strictObject({ paymentId: id("payment") });
