import { z } from "zod";
import { calendarDate, fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { cursor } from "#server/domain/fields/pages.ts";
import { PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";

export const listDayInput = z.strictObject({ cursor });
export type ListDayInput = z.output<typeof listDayInput>;

/** One line of what a terminal took, the newest first. */
export const takenPayment = z.strictObject({
  paymentId: z.string(),
  orderNumber: z.string(),
  status: z.enum(PAYMENT_STATUSES),
  amountFen: fen,
  refundedFen: fen,
  method: z.enum(PAYMENT_METHODS),
  term: z.int().optional(),
  createdAt: utcInstant,
});
export type TakenPayment = z.infer<typeof takenPayment>;

export const takenPayments = z.strictObject({
  payments: z.array(takenPayment),
  /** Where the list goes on; absent at its end. */
  nextCursor: z.string().optional(),
});
export type TakenPayments = z.infer<typeof takenPayments>;

export const dayTotalsInput = z.strictObject({
  /** An Asia/Shanghai calendar date; today where none is named. */
  day: calendarDate.optional(),
});
export type DayTotalsInput = z.output<typeof dayTotalsInput>;

const sum = z.strictObject({ count: z.int(), amountFen: fen });

/** What a terminal took and gave back on one day: a payment counts when it was paid, a refund when it was given. */
export const dayTotals = z.strictObject({
  day: z.string(),
  paid: sum,
  refunded: sum,
  netFen: fen,
  methods: z.array(z.strictObject({ method: z.enum(PAYMENT_METHODS), paid: sum, refunded: sum })),
});
export type DayTotals = z.infer<typeof dayTotals>;
