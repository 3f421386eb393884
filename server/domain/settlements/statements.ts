import { z } from "zod";
import { shanghaiDay, startOfShanghaiMonth } from "#server/domain/calendar/shanghai-date.ts";
import { id } from "#server/domain/fields/ids.ts";
import { calendarDate, fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { POSTING_KINDS } from "../ledger/posting.ts";
import { SETTLEMENT_STATUSES } from "./status.ts";
import { amountParts } from "./views.ts";

/** A day (`YYYY-MM-DD`) or a month (`YYYY-MM`) of Asia/Shanghai. */
export const period = z.union([
  calendarDate,
  z.string().regex(/^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])$/, "not_a_month"),
]);

export const statementInput = z.strictObject({ merchantId: id("merchant"), period });
export type StatementInput = z.output<typeof statementInput>;
export const statementFileInput = statementInput.extend({ locale: z.enum(["zh-CN", "en"]).default("zh-CN") });

/** Its first instant, and the first one after it. */
export function boundsOf(name: string): { from: Date; to: Date } {
  if (name.length === 7) return { from: startOfShanghaiMonth(name), to: startOfShanghaiMonth(name, 1) };
  const { first, last } = shanghaiDay(name);
  return { from: first, to: new Date(last.getTime() + 1) };
}

/** One day, from what was taken to what is left; fees and refunds are below nothing. */
export const statementDay = z.strictObject({
  date: calendarDate,
  payments: z.int(),
  ...amountParts,
  paidOutFen: fen,
});
export type StatementDay = z.infer<typeof statementDay>;

export const statementView = z.strictObject({
  merchantId: z.string(),
  merchantName: z.string(),
  merchantNumber: z.string(),
  period,
  from: utcInstant,
  to: utcInstant,
  /** What the merchant was owed before the period, and after it: opening + net + paid out = closing. */
  openingFen: fen,
  payments: z.int(),
  ...amountParts,
  paidOutFen: fen,
  closingFen: fen,
  /** What of it is set aside: settlements under way or held, and refunds under way. */
  heldFen: fen,
  days: z.array(statementDay),
  /** What was paid out or is to be, of settlements made in the period. */
  settlements: z.array(
    z.strictObject({
      id: z.string(),
      settlesOn: calendarDate,
      netFen: fen,
      status: z.enum(SETTLEMENT_STATUSES),
      numberMasked: z.string().nullable(),
    }),
  ),
});
export type StatementView = z.infer<typeof statementView>;

/** A figure that somebody asks about: a settlement, a merchant's day or month, or one part of it. */
export const explainInput = z.union([
  z.strictObject({ settlementId: id("settlement") }),
  z.strictObject({
    merchantId: id("merchant"),
    period,
    part: z
      .enum(["taken", "refunded", "instalment_fee", "acquiring_fee", "service_fee", "adjustment", "paid_out"])
      .optional(),
  }),
  z.strictObject({ postingId: id("posting") }),
]);
export type ExplainInput = z.output<typeof explainInput>;

/** A posting and what it is to its merchant, with what it comes from and what has become of it. */
export const explainedPosting = z.strictObject({
  postingId: z.string(),
  kind: z.enum(POSTING_KINDS),
  /** The payment, refund, settlement … that it books. */
  sourceId: z.string(),
  /** The order of the payment concerned, where there is one. */
  orderNumber: z.string().nullable(),
  paymentId: z.string().nullable(),
  correctsId: z.string().nullable(),
  effectiveAt: utcInstant,
  recordedAt: utcInstant,
  ...amountParts,
  paidOutFen: fen,
  /** The settlement that pays it out, and its day; null while it is open. */
  settlementId: z.string().nullable(),
  settlesOn: calendarDate.nullable(),
});
export type ExplainedPosting = z.infer<typeof explainedPosting>;

/** The postings that make a figure: their amounts sum to it. `more` says that only the first thousand are told. */
export const explanation = z.strictObject({
  amountFen: fen,
  postings: z.array(explainedPosting),
  more: z.boolean(),
});
export type Explanation = z.infer<typeof explanation>;
