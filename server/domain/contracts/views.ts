import { z } from "zod";
import { calendarDate, fen, instant, ppm } from "#server/domain/fields/numbers.ts";
import { CONTRACT_STATUSES, INSTALMENT_STATUSES, SETTLED_HOW } from "./status.ts";

const instalmentView = z.strictObject({
  period: z.int(),
  dueOn: calendarDate,
  principalFen: fen,
  feeFen: fen,
  /** What a refund took off the principal; it is not owed any more. */
  reducedFen: fen,
  lateFeeFen: fen,
  /** What is paid at its date, or was paid: reductions and late fees included. */
  paymentFen: fen,
  paidAt: instant.nullable(),
  status: z.enum(INSTALMENT_STATUSES),
});
export type InstalmentView = z.infer<typeof instalmentView>;

/** What the payer owes the channel after one payment. */
export const contractView = z.strictObject({
  id: z.string(),
  status: z.enum(CONTRACT_STATUSES),
  settledHow: z.enum(SETTLED_HOW).nullable(),
  /** Whether the channel has told how it is repaid; one that has not may never do. */
  isTold: z.boolean(),
  /** Null for a merchant, who is told how the contract stands and not how somebody repays it. */
  instalments: z.array(instalmentView).nullable(),
});
export type ContractView = z.infer<typeof contractView>;

/** What a payer is told who holds the own copy of the voucher. */
export const repaymentPlan = z.strictObject({
  number: z.string(),
  storeName: z.string(),
  purchasedAt: instant,
  amountFen: fen,
  status: z.enum(CONTRACT_STATUSES),
  settledHow: z.enum(SETTLED_HOW).nullable(),
  isTold: z.boolean(),
  paidFen: fen,
  owedFen: fen,
  overdueFen: fen,
  next: z.strictObject({ dueOn: calendarDate, amountFen: fen }).nullable(),
  /** Of what is overdue, for every day. */
  lateFeePpmPerDay: ppm,
  /** Where it is repaid. */
  payUrl: z.string().nullable(),
  instalments: z.array(instalmentView),
});
export type RepaymentPlanView = z.infer<typeof repaymentPlan>;
