import { z } from "zod";
import { calendarDate, fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { LEDGER_ACCOUNTS } from "./chart.ts";
import { LEDGER_TIMES } from "./inputs.ts";
import { LEDGER_PARTS } from "./posting.ts";

/** A merchant's takings of one Asia/Shanghai day. */
export const takingsDay = z.strictObject({
  date: calendarDate,
  payments: z.int(),
  grossFen: fen,
  /** Instalment fees that the seller bears, and acquiring fees. */
  feesFen: fen,
  refundedFen: fen,
  /** What the day's postings leave the merchant. */
  netFen: fen,
});
export type TakingsDay = z.infer<typeof takingsDay>;

/** Every day of the window, the oldest first; days without payments are there as zeros. */
export const takings = z.strictObject({ days: z.array(takingsDay), totals: takingsDay.omit({ date: true }) });
export type Takings = z.infer<typeof takings>;

const amounts = {
  postedFen: fen,
  /** Set aside to be given, which is below nothing. */
  reservedFen: fen,
  expectedFen: fen,
  availableFen: fen,
};

/** One amount of the ledger that was booked. */
export const bookedEntry = z.strictObject({
  postingId: z.string(),
  account: z.enum(LEDGER_ACCOUNTS),
  part: z.enum(LEDGER_PARTS),
  amountFen: fen,
  postedAt: utcInstant,
});
export type BookedEntry = z.infer<typeof bookedEntry>;

/** What a merchant's account held at an instant, by when amounts took effect or by when the ledger was told. */
export const balancesView = z.strictObject({
  merchantId: z.string(),
  at: utcInstant,
  by: z.enum(LEDGER_TIMES),
  ...amounts,
  /** What of the merchant's account each amount is, as booked. */
  parts: z.array(z.strictObject({ part: z.enum(LEDGER_PARTS), postedFen: fen })),
});
export type BalancesView = z.infer<typeof balancesView>;

/** Every account at an instant: what is booked sums to nothing over them all. */
export const trialBalance = z.strictObject({
  at: utcInstant,
  by: z.enum(LEDGER_TIMES),
  accounts: z.array(z.strictObject({ account: z.enum(LEDGER_ACCOUNTS), ...amounts })),
});
export type TrialBalance = z.infer<typeof trialBalance>;

/** A day of the platform: what payers gave less what they were given back, and which fees were kept. */
const incomeDay = z.strictObject({
  date: calendarDate,
  payersGaveFen: fen,
  instalmentFeeFen: fen,
  acquiringFeeFen: fen,
  serviceFeeFen: fen,
});
export type IncomeDay = z.infer<typeof incomeDay>;

/** Every day of the window, the oldest first. */
export const income = z.strictObject({ days: z.array(incomeDay) });
export type Income = z.infer<typeof income>;
