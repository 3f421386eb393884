import { z } from "zod";
import { fen, instant, ppm } from "#server/domain/fields/numbers.ts";
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
  orderNumber: z.string(),
  gatewayNumber: z.string(),
  batchNumber: z.string(),
  voucherNumber: z.string(),
  paidAt: instant,
  amountFen: fen,
  instalments: voucherInstalments.nullable(),
  footer: z.string(),
});
export type VoucherBody = z.infer<typeof voucherBody>;

/** One copy of a voucher, with the refunds that have happened since. */
export const voucherView = z.strictObject({
  ...voucherBody.shape,
  paymentId: z.string(),
  copy: voucherCopy,
  testMark: z.boolean(),
  refunds: z.array(z.strictObject({ refundId: z.string(), amountFen: fen, refundedAt: instant })),
  signedAt: instant.nullable(),
});
export type VoucherView = z.infer<typeof voucherView>;
