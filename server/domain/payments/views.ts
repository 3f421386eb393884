import { z } from "zod";
import { contractView } from "#server/domain/contracts/views.ts";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { fen, instant } from "#server/domain/fields/numbers.ts";
import { bookedEntry } from "#server/domain/ledger/views.ts";
import { quoteTerms, quoteView } from "#server/domain/quotes/quote-view.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { BEARERS } from "#server/domain/rates/rate-card.ts";
import { paymentCard } from "./cards.ts";
import { REFUND_STATES } from "./earnings.ts";
import { REFUND_REQUESTERS } from "./refund-rules.ts";
import { PAYMENT_STATUSES, REFUND_STATUSES, STRAY_CHARGE_STATUSES } from "./status.ts";
import { voucherView } from "./vouchers/views.ts";

/** A payment in a list of the merchant's or the staff's room. */
export const paymentSummary = z.strictObject({
  id: z.string(),
  orderNumber: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  terminalId: z.string(),
  terminalNumber: z.string(),
  amountFen: fen,
  method: z.enum(PAYMENT_METHODS),
  term: z.int().nullable(),
  bearer: z.enum(BEARERS).nullable(),
  /** The card that was presented for it, if one was. */
  card: paymentCard.nullable(),
  status: z.enum(PAYMENT_STATUSES),
  failureReason: z.string().nullable(),
  /** Why the gateway could not say how a waiting payment stands; for staff, who have to look. */
  gatewayFault: z.string().nullable(),
  /** What the merchant pays of it, as agreed when it was paid; nothing of a payment that did not succeed. */
  sellerFeeFen: fen,
  acquiringFeeFen: fen,
  /** Taken − refunded − fees = net (`earnings.ts`). */
  takenFen: fen,
  refundedFen: fen,
  feesFen: fen,
  netFen: fen,
  refundState: z.enum(REFUND_STATES),
  createdAt: instant,
  paidAt: instant.nullable(),
  version: z.int(),
});
export type PaymentSummary = z.infer<typeof paymentSummary>;

export const paymentPage = z.strictObject({
  items: z.array(paymentSummary),
  nextCursor: z.string().nullable(),
});
export type PaymentPage = z.infer<typeof paymentPage>;

const refundView = z.strictObject({
  id: z.string(),
  amountFen: fen,
  reason: z.string(),
  status: z.enum(REFUND_STATUSES),
  requestedBy: z.enum(REFUND_REQUESTERS).nullable(),
  failureReason: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  wait: moveWait,
  /** Whether the reader may decide on it, as the second person. */
  mayDecide: z.boolean(),
  version: z.int(),
});
export type RefundView = z.infer<typeof refundView>;

/** A second charge of the order, which is given back by itself. */
const strayChargeView = z.strictObject({
  id: z.string(),
  amountFen: fen,
  status: z.enum(STRAY_CHARGE_STATUSES),
  foundAt: instant,
});

/** Everything about one payment that its merchant and the staff may see. */
export const paymentDetail = z.strictObject({
  ...paymentSummary.shape,
  operator: z.string().nullable(),
  configVersion: z.int(),
  expiresAt: instant,
  receiptConfirmedAt: instant.nullable(),
  quote: quoteView.nullable(),
  contract: contractView.nullable(),
  refunds: z.array(refundView),
  strayCharges: z.array(strayChargeView),
  voucher: voucherView.nullable(),
  ledger: z.array(bookedEntry),
});
export type PaymentDetail = z.infer<typeof paymentDetail>;

/** What the voucher says beside what the rates on record say today of that instant. */
export const recomputation = z.strictObject({
  chargedHash: z.string(),
  recomputedHash: z.string(),
  same: z.boolean(),
  recomputed: quoteTerms,
});

export type Recomputation = z.infer<typeof recomputation>;
