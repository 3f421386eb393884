import { z } from "zod";
import { fen, instant, ppm } from "#server/domain/fields/numbers.ts";
import { paymentCard } from "#server/domain/payments/cards.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { BEARERS } from "#server/domain/rates/rate-card.ts";

export const voucherCopy = z.enum(["merchant", "payer"]);
export type VoucherCopy = z.infer<typeof voucherCopy>;

/** The instalment block of a voucher: the same figures that the payer saw before paying. */
const voucherInstalments = z.strictObject({
  term: z.int(),
  bearer: z.enum(BEARERS),
  ratePpm: ppm,
  totalFeeFen: fen,
  buyerFeeFen: fen,
  buyerTotalFen: fen,
  firstPaymentFen: fen,
  regularPaymentFen: fen,
  annualRate: z.strictObject({ monthlyIrrPpm: ppm, nominalPpm: ppm, effectivePpm: ppm }),
  rateCard: z.strictObject({ id: z.string(), version: z.int() }),
  quoteHash: z.string(),
});

/** What is printed on a voucher (签购单, domain.md §6), frozen when the payment succeeds. */
export const voucherBody = z.strictObject({
  merchantName: z.string(),
  merchantNumber: z.string(),
  storeName: z.string(),
  terminalNumber: z.string(),
  operator: z.string().nullable(),
  channel: z.enum(["alipay", "alipay_huabei", "bank_card", "qr"]),
  method: z.enum(PAYMENT_METHODS),
  /** The card that was presented; vouchers from before cards were have none. */
  card: paymentCard.nullable().default(null),
  orderNumber: z.string(),
  gatewayNumber: z.string(),
  batchNumber: z.string(),
  voucherNumber: z.string(),
  paidAt: instant,
  amountFen: fen,
  instalments: voucherInstalments.nullable(),
  footer: z.string(),
  /** No money moved; vouchers from before this was frozen with them came from demos only. */
  testMark: z.boolean().default(true),
});
export type VoucherBody = z.infer<typeof voucherBody>;

const voucherRefund = z.strictObject({ refundId: z.string(), amountFen: fen, refundedAt: instant });

/** One copy of a voucher, with the refunds that have happened since. */
export const voucherView = z.strictObject({
  ...voucherBody.shape,
  paymentId: z.string(),
  /** Of the whole portal; with the hash it shows whether the voucher is genuine. */
  number: z.string(),
  /** SHA-256 of the printed facts (RFC 8785), lower-case hex. */
  hash: z.string(),
  /** Where anybody who holds it may check it. */
  checkUrl: z.string(),
  copy: voucherCopy,
  /** On the payer's copy of a payment in instalments: opens the repayment plan (`ABCD-EFGH`). */
  payerCode: z.string().nullable(),
  /** Whether this copy was printed before. */
  reprint: z.boolean(),
  refunds: z.array(voucherRefund),
  /** The refund that this one is the voucher of; null for that of the payment itself. */
  refund: voucherRefund.nullable(),
  signedAt: instant.nullable(),
});
export type VoucherView = z.infer<typeof voucherView>;

/** What a printer is to be sent, and which print of its copy it is. */
export const voucherPrint = z.strictObject({
  number: z.int(),
  voucher: voucherView,
  /** In lines of the roll's columns, as anybody reads it. */
  text: z.string(),
  /** Commands for the printer (ESC/POS, text in GB18030), in base64. */
  escPos: z.base64(),
});
export type VoucherPrint = z.infer<typeof voucherPrint>;

/** What a stranger who holds a voucher is told of it: what stands on it, and what became of it; nobody's name. */
export const voucherCheck = z.strictObject({
  number: z.string(),
  paidAt: instant,
  paidFen: fen,
  refundedFen: fen,
  term: z.int().nullable(),
  testMark: z.boolean(),
});
export type VoucherCheck = z.infer<typeof voucherCheck>;
