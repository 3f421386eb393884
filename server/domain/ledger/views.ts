import { z } from "zod";
import { calendarDate, fen } from "#server/domain/fields/numbers.ts";

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
